"""``handbook``: the catalogue as one HTML page in a file."""

import os
import tempfile
from pathlib import Path

from bot.catalogue.yaml import loader
from bot.environment import web_address
from bot.handbook.page import handbook


def write_handbook(folder: Path, file: Path, *, public: bool, base: str) -> str:
    """Write the page, and say what is in it; a page that is there already is replaced in one step.

    Raises CatalogueError with every problem of the catalogue, SettingsError for an address that is none, and
    OSError for a file that cannot be written.
    """
    address = web_address("--base", base) if base else ""
    catalogue = loader.load(folder)
    page = handbook(catalogue, contacts=not public, base=address).encode("utf-8", "replace")
    _replace(file, page)
    roles, duties = len(list(catalogue.roles())), len(list(catalogue.duties()))
    return (
        f"{file}: departments: {len(catalogue.departments)}, roles: {roles}, duties: {duties}; "
        f"{len(page) // 1000:,} kB"
    )


def _replace(file: Path, content: bytes) -> None:
    if file.exists() and not file.is_file():  # a folder, a pipe, /dev/stdout
        file.write_bytes(content)
        return
    try:
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(made).chmod(0o666 & ~umask)
        Path(made).replace(file)
    except OSError as error:
        Path(made).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(file)) from error
