"""Guides by the code that is printed on them."""

from django.urls import path

from .help_views import help_cards, help_poster
from .letter_views import family_letter
from .views import family, handouts, teacher_guide

app_name = "guides"
urlpatterns = [
    path("help/cards.pdf", help_cards, name="help_cards"),
    path("help/poster.pdf", help_poster, name="help_poster"),
    path("<str:code>/teacher-guide.pdf", teacher_guide, name="teacher_guide"),
    path("<str:code>/handouts.pdf", handouts, name="handouts"),
    path("<str:code>/family-letter.docx", family_letter, name="family_letter"),
    path("<str:code>/family.pdf", family, name="family"),
]
