"""The lists of lessons, for teachers and for families, and the list of words."""

from django.urls import path

from .views import families, lesson_list, word_list

app_name = "lessons"
urlpatterns = [
    path("lessons/", lesson_list, name="list"),
    path("families/", families, name="families"),
    path("words/", word_list, name="words"),
]
