"""What an entry lacks before it can be checked: a draft may be saved with anything missing."""

from django.core.exceptions import ValidationError

from .help_services import HelpService


def what_is_missing(entry: HelpService) -> str:
    """The first thing that has to be mended, in words; empty if nothing has."""
    if not entry.channels:
        return "There is no way to reach it yet. Add a number, an address or a place."
    try:
        entry.clean_fields()
        entry.clean()
    except ValidationError as error:
        name, problems = next(iter(error.message_dict.items()))
        label = HelpService._meta.get_field(name).verbose_name if name != "__all__" else ""
        return f"{str(label).capitalize()}: {problems[0]}" if label else problems[0]
    for number, child in enumerate(entry.channels, 1):
        try:
            child.block.clean(child.value)
        except ValidationError:
            return f"Way {number} to reach it has something to mend. Open the entry, and save it to see what."
    return ""
