"""Answers for load balancers: is the process up, and can it serve a page?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when a page can be served, 503 with the part that fails when it can't."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM wagtailcore_site")
    except DatabaseError:
        return JsonResponse({"database": "no answer, or not migrated"}, status=503)
    return JsonResponse({"database": "ok"})
