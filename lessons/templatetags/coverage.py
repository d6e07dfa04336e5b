"""The map of the curriculum for templates of rooms that lessons stand on."""

from django import template

from .. import coverage

register = template.Library()


@register.simple_tag
def coverage_map() -> coverage.CoverageMap:
    """Strands by age bands, each cell with the public lessons that serve its outcome."""
    return coverage.coverage_map()
