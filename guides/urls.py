"""Guides by the code that is printed on them."""

from django.urls import path

from .views import family, handouts, teacher_guide

app_name = "guides"
urlpatterns = [
    path("<str:code>/teacher-guide.pdf", teacher_guide, name="teacher_guide"),
    path("<str:code>/handouts.pdf", handouts, name="handouts"),
    path("<str:code>/family.pdf", family, name="family"),
]
