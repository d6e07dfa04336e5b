"""Keeps the links of people who were invited to review out of the logs."""

import logging
import re

_SECRET = re.compile(r"(/review/)[^/\s?\"']+")


class WithoutSecrets(logging.Filter):
    """Writes an address below ``/review/`` without its token, and drops the request that carries it."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if _SECRET.search(f"{record.msg} {record.args} {getattr(request, 'path', '')}"):
            record.msg = _without(record.msg)
            if isinstance(record.args, tuple):
                record.args = tuple(_without(part) for part in record.args)
            record.request = None
        return True


def _without(part: object) -> object:
    return _SECRET.sub(r"\1…", part) if isinstance(part, str) else part
