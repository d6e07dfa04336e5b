"""The lists of lessons: for teachers, and for families."""

from django.urls import path

from .views import families, lesson_list

app_name = "lessons"
urlpatterns = [
    path("lessons/", lesson_list, name="list"),
    path("families/", families, name="families"),
]
