"""Uploaded pictures, served by the application: right for one small machine; a web server may take over."""

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

ONE_YEAR = 365 * 24 * 60 * 60


@require_safe
def media_file(request: HttpRequest, name: str) -> FileResponse:
    """The stored file ``name``; documents go through Wagtail. A drawing can't run anything: its policy forbids it."""
    try:
        if name.startswith("documents/") or not default_storage.exists(name):
            raise Http404("There is no such file.")
        response = FileResponse(default_storage.open(name), content_type=mimetypes.guess_type(name)[0])
    except (SuspiciousFileOperation, IsADirectoryError) as error:
        raise Http404("There is no such file.") from error
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    # A new file is a new picture with a new name, so a name always stands for the same bytes.
    response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
