"""Responses are classified: data, queued, or an error with the office's message."""

import gzip

import pytest

from helpers.errors import InputError
from helpers.offices.client import Response
from helpers.offices.responses import (
    SMALL,
    InvalidResponseError,
    LaterError,
    NoRowsError,
    NotYetError,
    Queued,
    TooBigError,
    classify,
)
from tests.servers import faults

KEY = "0a1b2c3d-0000-4000-8000-00000000abcd"
ADDRESS = "https://office.example/data/T"
TSV = b"freq,geo\\TIME_PERIOD\t2020 \r\nA,NL\t5 \r\n"
STRUCTURE = b'<?xml version="1.0"?>\n<Structure><Dimension id="geo"/></Structure>'


def response(body, status=200):
    return Response(f"{ADDRESS}?token=secret", status, body if isinstance(body, bytes) else body.encode())


@pytest.mark.parametrize(
    "body",
    [TSV, gzip.compress(TSV, mtime=0), b'{"id": ["geo"], "size": [1]}', STRUCTURE, STRUCTURE + b" " * SMALL],
    ids=["TSV", "compressed", "JSON-stat", "structure", "large structure"],
)
def test_data_and_structures_are_returned_as_received(body):
    assert classify(response(body)) == body


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (faults.queued(KEY), 200),
        (faults.progress(KEY, "SUBMITTED"), 200),
        (gzip.compress(faults.queued(KEY).encode(), mtime=0), 200),
        *(faults.queued_json(KEY, live)[::-1] for live in (False, True)),
    ],
    ids=["XML", "status", "compressed", "JSON as documented", "JSON as served"],
)
def test_a_queued_request_is_recognised_in_every_format(body, status):
    assert classify(response(body, status)) == Queued(KEY, "SUBMITTED")


@pytest.mark.parametrize(
    ("body", "status", "kind", "message"),
    [
        (faults.fault(413, faults.too_big(9, 5)), 413, TooBigError, "estimated 9 rows"),
        (faults.error(413, 413, "no reason"), 413, TooBigError, "no reason"),
        (faults.error(413, 413, "ASYNCHRONOUS_RESPONSE"), 413, LaterError, "queued without a key"),
        (faults.fault(100, "NO_RESULTS"), 404, NoRowsError, "NO_RESULTS"),
        (faults.fault(100, "DATA_NOT_YET_AVAILABLE"), 404, NotYetError, "DATA_NOT_YET_AVAILABLE"),
        (faults.error(400, 150, "INVALID_QUERY_DIMENSION: x"), 400, InputError, "INVALID_QUERY_DIMENSION"),
        (faults.fault(999, "something new"), 500, InvalidResponseError, "status 500: something new"),
        ("<strange>why</strange>", 400, InvalidResponseError, "status 400: why"),
        ("<strange", 200, InvalidResponseError, "not well-formed XML"),
        ('{"error": "why"}', 400, InvalidResponseError, "an error in an unknown format"),
        ("", 404, InvalidResponseError, "status 404 without an error message"),
        (faults.PAGE, 200, InvalidResponseError, "a web page instead of data"),
        (faults.PAGE + " " * SMALL, 200, InvalidResponseError, "a web page instead of data"),
        (gzip.compress(TSV, mtime=0)[:-9], 200, InvalidResponseError, "truncated or damaged"),
    ],
)
def test_an_error_has_its_kind_and_the_address_without_its_query(body, status, kind, message):
    with pytest.raises(kind, match=f"^{ADDRESS}: .*{message}"):
        classify(response(body, status))
