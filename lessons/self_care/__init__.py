"""Self-care tools: small things to try, by choice, that send nothing and keep nothing unasked."""

from .tool_file import Tool, tool_named, tools
from .words import Frame, ToolWords, frame_for, words_for

__all__ = ["Frame", "Tool", "ToolWords", "frame_for", "tool_named", "tools", "words_for"]
