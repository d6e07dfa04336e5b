"""The list of changes, and the same as a feed."""

from django.urls import path

from .feeds import changes_feed
from .public_views import change_list

app_name = "changes"
urlpatterns = [
    path("", change_list, name="list"),
    path("feed/", changes_feed, name="feed"),
]
