"""What becomes of files, folders, archives and streams."""

import gzip
import hashlib
import io
import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wiredesk.errors import UsageError
from wiredesk.raw import bounds
from wiredesk.raw.reading import NEWSROOM, kind_of, read_paths, read_stream
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


def texts(read):
    return [one.copy_bytes if isinstance(one, RawRecord) else one.reason for one in read]


def write(path, data=b"text", at=AT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 3, 3, 14, 5, 0)), data, zipfile.ZIP_DEFLATED)
    return path


def test_a_file_is_its_bytes_its_path_and_its_modification_time(tmp_path):
    path = write(tmp_path / "one.txt", b"\xff\x00 bytes")
    assert list(read_paths([path])) == [
        RawRecord(copy_bytes=b"\xff\x00 bytes", source=str(path), received_at=AT)
    ]


def test_what_the_caller_says_is_on_every_copy(tmp_path):
    write(tmp_path / "one.txt")
    at = datetime(1987, 2, 26, tzinfo=UTC)
    (one,) = read_paths([tmp_path], provider="afp", content_type="text/plain", received_at=at)
    assert (one.provider, one.content_type, one.received_at) == ("afp", "text/plain", at)


def test_a_folder_is_read_by_name_with_its_folders_in_place(tmp_path):
    for name in ("c.txt", "a.txt", "b/z.txt", "b/a/y.txt", "B.txt"):
        write(tmp_path / name)
    names = [os.path.relpath(one.source, tmp_path) for one in read_paths([tmp_path])]
    assert names == ["B.txt", "a.txt", "b/a/y.txt", "b/z.txt", "c.txt"]


def test_hidden_and_unfinished_files_are_left_out_of_a_folder_and_read_when_named(tmp_path):
    for name in (".hidden", "x.part", "x.TMP", "x.txt~", ".git/x", "x.txt"):
        write(tmp_path / name)
    assert [Path(one.source).name for one in read_paths([tmp_path])] == ["x.txt"]
    assert len(list(read_paths([tmp_path / "x.part"]))) == 1


def test_a_ring_of_links_is_walked_once(tmp_path):
    write(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "ring").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read_paths([tmp_path]))) == 1


def test_a_missing_path_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        read_paths([write(tmp_path / "one.txt"), tmp_path / "two.txt"])


def test_a_file_that_cannot_be_opened_is_told_after_the_others_were_read(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    write(tmp_path / "b.txt")
    read = read_paths([tmp_path])
    assert next(read).copy_bytes == b"text"
    with pytest.raises(UsageError, match=r"a\.txt: No such file"):
        next(read)


def test_a_times_file_stands_in_for_modification_times(tmp_path):
    write(tmp_path / "one.txt")
    write(tmp_path / "two.txt")
    (tmp_path / ".received.json").write_text('{"one.txt": "2021-01-02T03:04:05+01:00"}')
    times = [one.received_at for one in read_paths([tmp_path])]
    assert times == [datetime(2021, 1, 2, 2, 4, 5, tzinfo=UTC), AT]
    (alone,) = read_paths([tmp_path / "one.txt"])
    assert alone.received_at == times[0]


@pytest.mark.parametrize("broken", ["{", "[]", '{"one.txt": "yesterday"}'])
def test_a_broken_times_file_is_told(tmp_path, broken):
    write(tmp_path / "one.txt")
    (tmp_path / ".received.json").write_text(broken)
    with pytest.raises(UsageError, match=r"\.received\.json"):
        list(read_paths([tmp_path]))


def test_gzip_is_unpacked_all_members_of_it(tmp_path):
    path = write(tmp_path / "one.txt.gz", gzip.compress(b"first ") + gzip.compress(b"second") + b"\0" * 9)
    (one,) = read_paths([path])
    assert (one.copy_bytes, one.source, one.received_at) == (b"first second", str(path), AT)


def test_broken_gzip_is_rejected_and_its_whole_lines_are_kept(tmp_path):
    packed = gzip.compress(b'{"a":1}\n' * 10_000 + os.urandom(50_000).hex().encode())
    write(tmp_path / "a.jsonl.gz", packed[:-9000])
    write(tmp_path / "b.txt.gz", packed[:-9000])
    write(tmp_path / "c.txt.gz", b"no gzip")
    write(tmp_path / "d.txt")
    read = texts(read_paths([tmp_path]))
    assert read == [b'{"a":1}'] * 10_000 + ["truncated", "truncated", "malformed", b"text"]


def test_zip_members_are_copies_with_their_own_times(tmp_path):
    path = zipped(
        tmp_path / "w.zip", {"b.txt": "b", "f/a.jsonl": '{"raw": "a"}\n', "__MACOSX/x": "", ".x": ""}
    )
    write(tmp_path / "w.zip", path.read_bytes(), at=datetime(2023, 1, 1, tzinfo=UTC))
    read = list(read_paths([path]))
    assert texts(read) == [b"b", b"a"]
    assert [one.source for one in read] == [f"{path}!b.txt", f"{path}!f/a.jsonl"]
    assert {one.received_at for one in read} == {AT}


def test_a_broken_zip_and_a_broken_member_are_rejected_and_the_others_read(tmp_path):
    good = zipped(tmp_path / "b.zip", {"a.txt": b"a" * 100, "b.txt": b"b"})
    write(tmp_path / "a.zip", b"PK no zip")
    data = bytearray(good.read_bytes())
    data[36] ^= 0xFF  # in the packed bytes of the first member
    write(good, bytes(data))
    write(tmp_path / "c.txt")
    assert texts(read_paths([tmp_path])) == ["malformed", "malformed", b"b", b"text"]


def test_bombs_are_refused_without_unpacking_them(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a": b"a"}).read_bytes()
    path = zipped(tmp_path / "w.zip", {"bomb": bytes(50_000_000), "in.zip": inner, "good": b"good"})
    assert texts(read_paths([path])) == ["hostile", "hostile", b"good"]


def test_an_endless_gzip_is_left_as_hostile(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MAX_COPY_BYTES", 1_000)
    monkeypatch.setattr(bounds, "MAX_PASSED_BYTES", 100_000)
    assert texts(read_paths([write(tmp_path / "a.gz", gzip.compress(bytes(1_000_000)))])) == ["hostile"]


def test_a_copy_over_the_bound_is_rejected_with_its_size_and_hash(tmp_path):
    data = b"x" * 10_000_001
    (one,) = read_paths([write(tmp_path / "big.txt", data)], provider="afp")
    assert isinstance(one, Rejected)
    assert (one.stage, one.reason, one.size, one.provider) == ("producer", "too-large", len(data), "afp")
    assert one.origin.sha256 == hashlib.sha256(data).hexdigest()
    assert one.origin.source == str(tmp_path / "big.txt")
    assert texts(read_paths([write(tmp_path / "big.txt", data[:-1])])) == [data[:-1]]


def test_an_empty_file_is_a_copy_without_bytes(tmp_path):
    assert texts(read_paths([write(tmp_path / "empty", b"")])) == [b""]


def test_a_jsonl_record_says_its_own_and_inherits_the_rest(tmp_path):
    record = {
        "raw": "BAHIA\n",
        "transmitted_at": "26-FEB-1987 15:01:01.79",
        "provider": "reuters",
        "uri": "r:1",
    }
    lines = [json.dumps(record), '{"uri": "a", "headline": "b"}', '{"raw": "x", "received_at": "soon"}']
    path = write(tmp_path / "w.jsonl", "\n\n".join(lines).encode())
    first, second, third = read_paths([path], provider="afp")
    assert first == RawRecord(
        copy_bytes=b"BAHIA\n",
        provider="reuters",
        source=str(path),
        uri="r:1",
        received_at=datetime(1987, 2, 26, 15, 1, 1, 790_000, tzinfo=UTC),
    )
    assert second.copy_bytes == lines[1].encode()
    assert (second.provider, second.received_at) == ("afp", AT)
    assert (third.copy_bytes, third.received_at) == (b"x", AT)


def test_a_broken_line_is_rejected_and_the_others_read(tmp_path):
    lines = [
        b'{"raw": 1}',
        b"no json",
        b"[" * 200_000,
        b'{"raw": "\\ud800!"}',
        b'{"raw": "good"}',
        b'{"raw": "br',
    ]
    read = texts(read_paths([write(tmp_path / "w.jsonl", b"\n".join(lines))]))
    assert read == ["malformed", "malformed", "hostile", "\ufffd!".encode(), b"good", "truncated"]


def test_standard_input_without_marks_is_one_copy():
    assert list(read_stream(io.BytesIO(b"a\nb\n"))) == [RawRecord(copy_bytes=b"a\nb\n")]


def test_a_stream_is_known_as_gzip_and_as_json_lines_by_its_first_bytes():
    lines = b'{"raw": "a"}\n{"raw": "b"}\n'
    assert texts(read_stream(io.BytesIO(lines))) == [b"a", b"b"]
    assert texts(read_stream(io.BytesIO(gzip.compress(lines)))) == [b"a", b"b"]
    assert texts(read_stream(io.BytesIO(gzip.compress(b"a\nb")))) == [b"a\nb"]
    assert texts(read_stream(io.BytesIO(gzip.compress(b"a\nb")[:-9]))) == ["truncated"]
    assert texts(read_stream(io.BytesIO(b'{\n "uri": "a"\n}\n'))) == [b'{\n "uri": "a"\n}\n']
    assert texts(read_stream(io.BytesIO(b""))) == [b""]


def test_split_parts_a_file_at_its_marks(tmp_path):
    path = write(tmp_path / "spool.txt", b"one\nNNNN\n\ntwo\nNNNN\n")
    assert texts(read_paths([path], split=NEWSROOM)) == [b"one\n", b"\ntwo\n"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [("a/b.TXT", "txt"), ("a.jsonl.gz", "jsonl.gz"), ("a.gz", "gz"), ("w.zip!a.txt", "zip"), (None, "other")],
)
def test_a_source_is_counted_under_its_ending(source, kind):
    assert kind_of(source) == kind
