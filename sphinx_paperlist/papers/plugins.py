"""Find what other packages and sites add: by entry point, or as `module:attribute`.

Sphinx pickles the configuration, and what is imported is not known before it is needed: so a
plug-in is always named by a text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any


class PluginError(Exception):
    """Say to the user why what a name leads to cannot be used."""


def target_of(name: str, group: str) -> str:
    """Return the `module:attribute` that a name is or, as an entry point, stands for, or nothing.

    `group` is that of the entry points.
    """
    return name if ":" in name else installed(group).get(name, "")


@cache
def installed(group: str) -> Mapping[str, str]:
    """Return what packages have registered in a group of entry points: targets by name."""
    # Looking at all packages takes milliseconds, and most sites have no plug-ins.
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    return MappingProxyType({point.name: point.value for point in entry_points(group=group)})


def load(target: str) -> Any:
    """Return what `module:attribute` names; raise `PluginError` where it is not to be had."""
    module, _, attribute = target.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except Exception as error:
        # A module of somebody else may fail in any way while it is imported.
        raise PluginError(f"cannot import '{target}': {error}") from error


def load_function(target: str) -> Any:
    """Return the function that `module:attribute` names; raise `PluginError` where it is none."""
    function = load(target)
    if not callable(function):
        raise PluginError(f"'{target}' is no function")
    return function


def stamp(target: str) -> str:
    """Return a hash of the module of `module:attribute`, which changes when it is edited."""
    try:
        spec = find_spec(target.partition(":")[0])
        code = Path(spec.origin).read_bytes() if spec and spec.origin else b""
    except (ImportError, OSError, ValueError):
        code = b""
    return hash_of(code)


def hash_of(data: bytes) -> str:
    """Return a hash of what a plug-in is made of."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()
