"""A PDF's standard encryption with an empty password (ISO 32000-2, 7.6): files that forbid printing, copying.

RC4 and AES, revisions 2 to 6. Anyone can open such a file; one that needs a password is not opened.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives import ciphers
from cryptography.hazmat.primitives.ciphers import algorithms, modes

from wiredesk.normalised.pdf_objects import Dict

if TYPE_CHECKING:
    from wiredesk.normalised.pdf_file import PdfFile

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True, slots=True)
class Cipher:
    """A file's key, and how its streams and strings are enciphered: "RC4", "AES", "AES-256" or ""."""

    key: bytes
    streams: str
    strings: str

    def stream(self, data: bytes, number: int, generation: int) -> bytes:
        """Return a stream's bytes deciphered; as they are where that fails."""
        return self._deciphered(data, self.streams, number, generation)

    def text(self, data: bytes, number: int, generation: int) -> bytes:
        """Return a string deciphered."""
        return self._deciphered(data, self.strings, number, generation)

    def _deciphered(self, data: bytes, method: str, number: int, generation: int) -> bytes:
        if not method:
            return data
        if method == "AES-256":
            return _from_aes(self.key, data)
        mixed = (
            self.key + (number & 0xFFFFFF).to_bytes(3, "little") + (generation & 0xFFFF).to_bytes(2, "little")
        )
        if method == "AES":
            mixed += b"sAlT"
        key = _md5(mixed)[: min(len(self.key) + 5, 16)]
        return _from_aes(key, data) if method == "AES" else _rc4(key, data)


def cipher_of(file: PdfFile, trailer: Dict) -> Cipher | None:
    """Return what opens a file without a password; None where nothing does."""
    values = file.dictionary(trailer.get("Encrypt"))
    if file.name(values.get("Filter")) != "Standard":
        return None
    revision, version = int(file.number(values.get("R"))), int(file.number(values.get("V")))
    owner, user = (_octets(file.value(values.get(name))) for name in ("O", "U"))
    if revision >= 5:
        key = _key_of_aes_256(user, _octets(file.value(values.get("UE"))), revision)
        return Cipher(key, *(_method(file, values, name) for name in ("StmF", "StrF"))) if key else None
    first_id = _octets(next(iter(file.items(trailer.get("ID"))), b""))
    length = 5 if version == 1 else min(16, max(5, int(file.number(values.get("Length"), 40)) // 8))
    if version >= 4:
        length = 16
    permissions = (int(file.number(values.get("P"))) & 0xFFFFFFFF).to_bytes(4, "little")
    mixed = _PADDING + owner[:32] + permissions + first_id
    if revision >= 4 and file.value(values.get("EncryptMetadata")) is False:
        mixed += b"\xff\xff\xff\xff"
    key = _md5(mixed)
    for _ in range(50 if revision >= 3 else 0):
        key = _md5(key[:length])
    key = key[:length]
    if not _opens(key, user, first_id, revision):
        return None
    if version < 4:
        return Cipher(key, "RC4", "RC4")
    return Cipher(key, *(_method(file, values, name) for name in ("StmF", "StrF")))


def _method(file: PdfFile, values: Dict, name: str) -> str:
    filters = file.dictionary(values.get("CF"))
    one = file.dictionary(filters.get(file.name(values.get(name))))
    return {"V2": "RC4", "AESV2": "AES", "AESV3": "AES-256"}.get(file.name(one.get("CFM")), "")


def _opens(key: bytes, user: bytes, first_id: bytes, revision: int) -> bool:
    """Tell whether a key is right (algorithms 4 and 5)."""
    if revision < 3:
        return _rc4(key, _PADDING) == user[:32]
    check = _rc4(key, _md5(_PADDING + first_id))
    for n in range(1, 20):
        check = _rc4(bytes(one ^ n for one in key), check)
    return check == user[:16]


def _key_of_aes_256(user: bytes, enciphered: bytes, revision: int) -> bytes | None:
    """Return the file's key (algorithm 2.A), None if it needs a password."""
    if len(user) < 48 or len(enciphered) < 32:
        return None
    hashed = _hash_6 if revision >= 6 else lambda salt: hashlib.sha256(salt).digest()
    if hashed(user[32:40]) != user[:32]:
        return None
    return _aes(hashed(user[40:48]), bytes(16), enciphered[:32])


def _hash_6(salt: bytes) -> bytes:
    """Return algorithm 2.B's hash of the empty password; it ends after 287 rounds at most."""
    key = hashlib.sha256(salt).digest()
    for n in range(288):
        encryptor = ciphers.Cipher(algorithms.AES(key[:16]), modes.CBC(key[16:32])).encryptor()
        mixed = encryptor.update(key * 64)
        kind = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(mixed[:16]) % 3]
        key = kind(mixed).digest()
        if n >= 63 and mixed[-1] <= n + 1 - 32:
            break
    return key[:32]


def _from_aes(key: bytes, data: bytes) -> bytes:
    """Return what follows the start vector, deciphered, without its padding."""
    whole = len(data) - len(data) % 16
    if whole < 32:
        return b""
    plain = _aes(key, data[:16], data[16:whole])
    return plain[: -plain[-1]] if 1 <= plain[-1] <= 16 else plain


def _aes(key: bytes, start: bytes, data: bytes) -> bytes:
    return ciphers.Cipher(algorithms.AES(key), modes.CBC(start)).decryptor().update(data)


def _rc4(key: bytes, data: bytes) -> bytes:
    return ciphers.Cipher(ARC4(key), None).encryptor().update(data)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _octets(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
