"""Brings in the help services to start with: once, and as entries that nobody has checked."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from .help_service_file import SERVICES_FILE, read_services
from .help_services import HelpService
from .loading import HelpFileError


@transaction.atomic
def load_help_services(path: Path = SERVICES_FILE) -> int:
    """Make the entries that are missing, and return how many that was.

    Safe to repeat: the directory belongs to those who keep it, so an entry that is there, by its code, is left alone.
    Raises ``HelpFileError`` before anything is made when the file is broken.
    """
    rows = read_services(path)
    known = set(HelpService.objects.values_list("code", flat=True))
    new = [HelpService(**row.as_fields) for row in rows if row.code not in known]
    for entry in new:
        try:
            entry.clean_fields()
            entry.clean()
        except ValidationError as error:
            raise HelpFileError(f"{path.name}: {entry.code}: {'; '.join(error.messages)}") from None
    for entry in new:
        entry.save()
        # What stood here first, written by nobody: so that the history shows what people changed.
        entry.save_revision().publish()
    return len(new)
