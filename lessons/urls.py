"""The lists of lessons, for teachers and for families, strands, the list of words, and a lesson by its code."""

from django.urls import path

from .short_address_views import short_address
from .views import families, lesson_list, strand, word_list

app_name = "lessons"
urlpatterns = [
    path("go/<str:code>/", short_address, name="short"),
    path("lessons/", lesson_list, name="list"),
    path("families/", families, name="families"),
    path("strands/<str:code>/", strand, name="strand"),
    path("words/", word_list, name="words"),
]
