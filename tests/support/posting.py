"""What a browser sends when a keeper saves the form of an entry."""

from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import nested_form_data

from tests.reviews.posting import _block


def typed(response, service, **changes):
    """Every value of the form as ``response`` shows it; the ways to reach it are drawn by a script, so made anew."""
    form = BeautifulSoup(response.content.decode(), "html.parser").find("input", {"name": "name"}).find_parent("form")
    sent = {}
    for box in form.find_all("input"):
        if box.get("name") and (box.get("type") not in ("checkbox", "radio") or box.has_attr("checked")):
            sent[box["name"]] = box.get("value", "")
    for area in form.find_all("textarea"):
        sent[area["name"]] = area.get_text().removeprefix("\n").replace("\r\n", "\n")
    for choice in form.find_all("select"):
        chosen = [option["value"] for option in choice.find_all("option", selected=True)]
        if chosen:
            sent[choice["name"]] = chosen
    return sent | nested_form_data({"channels": _block(service.channels.stream_block, service.channels)}) | changes
