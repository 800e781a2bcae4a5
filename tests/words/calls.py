"""The rules for messages, checked on the syntax of modules and templates."""

import ast
from collections.abc import Iterator
from string import Formatter

from jinja2 import Environment, nodes

MAKERS = {"say": 1, "plural": 2, "context": 2}  # how many arguments must be literals
PERCENT = "{number} %"  # the one message with a percent sign


def literals(source: str) -> Iterator[tuple[str, ...]]:
    """The literal arguments of every call in a module that makes a message."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node) in MAKERS:
            yield tuple(part.value for part in node.args[: MAKERS[_name(node)]] if isinstance(part, ast.Constant))


def faults(source: str, place: str) -> list[str]:
    """Where a module breaks the rules: no literal, a call inside an f-string, other fields than the message has."""
    tree, found = ast.parse(source), []
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        name = _name(node) if isinstance(node, ast.Call) else ""
        if name in MAKERS:
            given = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
            fields = {keyword.arg for keyword in node.keywords}
            found += [f"{place}:{node.lineno}: {name}: {fault}" for fault in _broken(name, given, fields)]
            found += [f"{place}:{node.lineno}: {name}: is called inside an f-string"] if id(node) in inside else []
    return found


def template_faults(source: str, place: str) -> list[str]:
    """Where a Jinja template breaks the rules; there the extractor finds calls by a plain name alone."""
    found = []
    for node in Environment().parse(source).find_all(nodes.Call):
        name = node.node.attr if isinstance(node.node, nodes.Getattr) else getattr(node.node, "name", "")
        if name in MAKERS:
            given = [part.value if isinstance(part, nodes.Const) else None for part in node.args]
            fields = {keyword.key for keyword in node.kwargs} | ({None} if node.dyn_kwargs else set())
            found += [f"{place}:{node.lineno}: {name}: {fault}" for fault in _broken(name, given, fields)]
            if isinstance(node.node, nodes.Getattr):
                found.append(f"{place}:{node.lineno}: {name}: is called as an attribute")
    return found


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _broken(name: str, given: list[object], fields: set[str | None]) -> Iterator[str]:
    """The rules that a call breaks; `fields` has None where more of them come in a mapping."""
    messages = given[: MAKERS[name]]
    if len(messages) < MAKERS[name] or not all(isinstance(message, str) for message in messages):
        yield "the message is not a literal"
        return
    if any("%" in message and message != PERCENT for message in messages):
        yield "the message has a percent sign: use percent() or with_unit() for a field"
    if name != "context" and None not in fields:
        named = {field for message in messages for _text, field, _form, _kind in Formatter().parse(message) if field}
        wanted = named - ({"count"} if name == "plural" else set())
        yield from (f"field {{{field}}} is not given" for field in sorted(wanted - fields))
        yield from (f"field {{{field}}} is not in the message" for field in sorted(fields - wanted))
