"""Errors and notices in the formats of the real services."""

import json

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
EXTRACTION = "http://estat.ec.europa.eu/disschain/soap/extraction"
ASYNC, STATUS = (
    "http://estat.ec.europa.eu/disschain/soap/asynchronous",
    "http://estat.ec.europa.eu/disschain/asynchronous",
)
PAGE = "<!DOCTYPE html><html><head><title>Sorry</title></head><body>Under maintenance.</body></html>"


def fault(code: int, words: str) -> str:
    """A SOAP fault."""
    inner = f"<S:Fault><faultcode>{code}</faultcode><faultstring>{words}</faultstring></S:Fault>"
    return f'<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="{SOAP}"><S:Body>{inner}</S:Body></S:Envelope>'


def error(status: int, number: int, words: str) -> str:
    """An error in JSON."""
    return json.dumps({"error": [{"status": status, "id": number, "label": words}]})


def queued(key: str, status: str = "SUBMITTED") -> str:
    """A queued request."""
    inner = f'<ns0:syncResponse xmlns:ns0="{EXTRACTION}"><queued><id>{key}</id><status>{status}</status></queued>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="{SOAP}"><S:Body>{inner}'
        "</ns0:syncResponse></S:Body></S:Envelope>"
    )


def progress(key: str, status: str) -> str:
    """The status of a queued request."""
    inner = f'<ns1:status xmlns:ns1="{STATUS}"><ns1:key>{key}</ns1:key><ns1:status>{status}</ns1:status></ns1:status>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="{SOAP}"><S:Body>'
        f'<ns0:asyncResponse xmlns:ns0="{ASYNC}">{inner}</ns0:asyncResponse></S:Body></S:Envelope>'
    )


def queued_json(key: str, live: bool) -> tuple[int, str]:
    """A queued request in JSON, as documented or as the live service sends it, with the HTTP status."""
    words = f"ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously. Please try again later: {key}"
    if live:
        return 413, error(413, 413, words)
    return 200, json.dumps({"warning": {"status": 413, "label": words}})


def too_big(rows: int, most: int) -> str:
    """The text of the error for a request above the limit."""
    return (
        f"EXTRACTION_TOO_BIG: The requested extraction is too big, estimated {rows} rows, "
        f"max authorised is {most}, please change your filters to reduce the extraction size"
    )
