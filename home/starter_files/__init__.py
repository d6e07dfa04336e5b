"""What a file of the starter curriculum may say, and where it is wrong when it says something else.

One YAML file a module, a lesson and a plain page, prose in Markdown. The classes here are the whole format: an unknown,
missing or unusable key is reported with its file and line, all of them at once.
"""

from .forms import LessonFile, ModuleFile
from .pages import PageFile
from .reading import STARTER, FileErrors, read_lesson, read_module, read_page

__all__ = ["STARTER", "FileErrors", "LessonFile", "ModuleFile", "PageFile", "read_lesson", "read_module", "read_page"]
