"""Reads a file of the starter curriculum, and says where it is wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from .forms import LessonFile, ModuleFile
from .pages import PageFile

STARTER = Path(__file__).parent.parent / "starter"


class FileErrors(Exception):
    """Everything that is wrong with one file, a line each: ``M4.3.yaml, line 12: minutes: ...``."""


File = TypeVar("File", LessonFile, ModuleFile, PageFile)


def read_lesson(path: Path) -> LessonFile:
    """The lesson that ``path`` describes. Raises FileErrors."""
    return _read(path, LessonFile)


def read_module(path: Path) -> ModuleFile:
    """The module that ``path`` describes. Raises FileErrors."""
    return _read(path, ModuleFile)


def read_page(path: Path) -> PageFile:
    """The plain page that ``path`` describes. Raises FileErrors."""
    return _read(path, PageFile)


def _read(path: Path, form: type[File]) -> File:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise FileErrors(f"{path.name}: {error}") from error
    doubled = [f"{path.name}, line {line}: {key}: this key stands twice" for key, line in _doubled_keys(node)]
    if doubled:
        raise FileErrors("\n".join(doubled))
    try:
        return form.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        lines = [
            f"{path.name}, line {_line(node, fault['loc'])}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise FileErrors("\n".join(lines)) from error


def _line(node: yaml.Node | None, loc: tuple[Any, ...]) -> int:
    """The line in the file on which the place ``loc`` stands, or the nearest place above that does stand there."""
    line = 1 if node is None else node.start_mark.line + 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
            if not found:
                return line
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _doubled_keys(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _doubled_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled_keys(item)
