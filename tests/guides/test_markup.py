"""Rendered HTML finds its place in a printed document."""

from guides.markup import with_headings_moved, with_own_anchors


def test_headings_move_together_and_stay_between_one_and_six():
    html = '<h2 class="a">One</h2><h3>Two</h3><h6>Three</h6><hr><header></header>'

    assert with_headings_moved(html, 1) == '<h3 class="a">One</h3><h4>Two</h4><h6>Three</h6><hr><header></header>'
    assert with_headings_moved(html, -2) == '<h1 class="a">One</h1><h1>Two</h1><h4>Three</h4><hr><header></header>'


def test_anchors_and_all_that_refers_to_them_get_the_same_prefix():
    html = '<h2 id="a">A</h2><section aria-labelledby="a b"></section><a href="#a">to A</a>'

    own = '<h2 id="m1-a">A</h2><section aria-labelledby="m1-a m1-b"></section><a href="#m1-a">to A</a>'
    assert with_own_anchors(html, "m1") == own


def test_links_to_elsewhere_and_other_attributes_keep_theirs():
    html = '<a href="https://example.org/#a" data-id="a" data-href="#a">away</a>'

    assert with_own_anchors(html, "m1") == html
