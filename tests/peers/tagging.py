"""Round trip through Taguette, which imports a codebook as CSV only and exports it as `.qdc`."""

import csv
import io
import os
import re
import shutil
import socket
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from helpers import qda
from helpers.qda.bundle import Bundle


def round_trip(programs: Path, bundle: Bundle, work: Path) -> Bundle:
    """A bundle's codebook after it was imported into a local Taguette server and exported again."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with _server(programs, work) as (home, browser):
        form = _form(browser.open(f"{home}/project/new").read().decode())
        project = browser.open(f"{home}/project/new", urlencode(form | {"name": "amv"}).encode()).url
        _give(browser, project, bundle)
        (work / "theirs.qdc").write_bytes(browser.open(f"{project}/export/codebook.qdc").read())
    back = qda.read(work / "theirs.qdc")
    # It gives every new project a tag of its own.
    back.codebook = back.codebook[back.codebook["code"] != "interesting"]
    return back


def _give(browser: OpenerDirector, project: str, bundle: Bundle) -> None:
    """Upload the codes as a CSV file and confirm them."""
    page = f"{project}/import_codebook"
    table = io.StringIO()
    rows = bundle.codebook[["code", "definition"]].itertuples(index=False)
    csv.writer(table).writerows([("tag", "description"), *rows])
    form = _form(browser.open(page).read().decode())
    confirm = browser.open(_upload(page, form, table.getvalue())).read().decode()
    count = len(re.findall(r'name="tag\d+-path"', confirm))
    answers = _form(confirm)
    for number, row in enumerate(bundle.codebook.sort_values("code").itertuples()):
        answers |= {f"tag{number}-path": row.code, f"tag{number}-description": row.definition}
        answers[f"tag{number}-import"] = "on"
    assert count == len(bundle.codebook), f"asks to confirm {count} tags"
    browser.open(page, urlencode(answers).encode())


def _form(page: str) -> dict[str, str]:
    """The CSRF token, from the form's hidden field."""
    (token,) = set(re.findall(r'name="_xsrf" value="([^"]+)"', page))
    return {"_xsrf": token}


def _upload(page: str, form: dict[str, str], content: str) -> Request:
    edge = uuid.uuid4().hex
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}' for key, value in form.items()]
    head = 'Content-Disposition: form-data; name="file"; filename="codebook.csv"\r\nContent-Type: text/csv'
    body = "\r\n".join([*parts, f"--{edge}\r\n{head}\r\n\r\n{content}", f"--{edge}--\r\n"])
    return Request(page, body.encode(), {"Content-Type": f"multipart/form-data; boundary={edge}"})


@contextmanager
def _server(programs: Path, work: Path) -> Iterator[tuple[str, OpenerDirector]]:
    """A single-user server on loopback: its address and a logged-in HTTP session."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [programs / "taguette", "--no-browser", "-b", "127.0.0.1", "-p", port, "--database", work / "tags.db"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=_home(work))
    try:
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+token=\w+", line)))
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        browser.open(address)
        yield address.partition("/?")[0], browser
    finally:
        server.terminate()
        server.wait()


def _home(work: Path) -> dict[str, str]:
    return os.environ | {"HOME": str(work), "PYTHONUNBUFFERED": "1"}
