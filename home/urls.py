"""What the front door has beside its pages."""

from django.urls import path

from .views import sources

app_name = "home"
urlpatterns = [
    path("sources/", sources, name="sources"),
]
