# SPDX-License-Identifier: EUPL-1.2
"""How many posts a week a profile plans from now on: said here, it moves the ranges of its coming weeks."""

from urllib.parse import quote

from django.http import HttpResponseBase
from django.shortcuts import redirect

from criterio.domain.administration import MOST_POSTS
from criterio.domain.sentence import say
from criterio.report.subjects import called
from criterio.store import said
from criterio.store.said import PostsWord
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages.expect._preview import preview
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit, url
from criterio.web.written import Errors, all_right, number


def _show(visit: Visit) -> HttpResponseBase:
    words = said.posts_words(visit.house.store)
    planned = visit.house.administration.planned_posts
    asked = visit.request.POST or visit.request.GET
    profiles = _profiles(visit)
    chosen = asked["profile"] if asked.get("profile") in profiles else next(iter(profiles), "")
    posts = number(asked.get("posts", ""))
    return visit.render(
        "expect/posts.html.jinja",
        planned=sorted(planned.items()),
        last={word.profile: word for word in words},
        words=list(reversed(words)),
        profiles=[(one, visit.reader.text(called(one))) for one in profiles],
        asked=asked,
        chosen=chosen,
        preview=preview(visit, chosen, posts if _is_possible(posts) else None),
    )


def _profiles(visit: Visit) -> list[str]:
    """Those whose posts this person may plan, and of which something is forecast."""
    if visit.reading is None:
        return []
    told = {subject for metric, subject in visit.reading.forecasts if metric == "interactions"}
    known = told & set(visit.reading.standings)
    return sorted(subject for subject in known if visit.may(Permission.EDIT, unit_of(visit, subject)))


def _write(visit: Visit, act: str) -> HttpResponseBase:
    told, errors = visit.request.POST, Errors()
    profile, posts = told.get("profile", ""), number(told.get("posts", "")) if act == "plan" else None
    if profile not in _profiles(visit):
        errors["profile"] = say("Choose a profile of the list.")
    if act == "plan" and not _is_possible(posts):
        errors["posts"] = say("Write how many posts a week, from 0 to {most}.", most=MOST_POSTS)
    all_right(errors)
    said.say_posts(visit.house.store, PostsWord(profile, posts, visit.who, visit.now))
    visit.audit("expect.plan_posts", profile, posts=posts)
    tasks.refresh.enqueue()
    visit.tell(say("Written. Its ranges are being worked out again: look at them in a minute."))
    return redirect(f"{url('expect.posts')}?profile={quote(profile)}")


def _is_possible(posts: float | None) -> bool:
    return posts is not None and 0 <= posts <= MOST_POSTS


def _unit(visit: Visit) -> str | None:
    """Whoever works here may look; posts are planned by who edits in the unit of the profile."""
    profile = visit.request.POST.get("profile", "")
    return unit_of(visit, profile) if profile else ANYWHERE


PAGE = Page(
    path="expect/posts/",
    title=say("Planned posts"),
    needs=Permission.READ,
    show=_show,
    take=_write,
    takes={"plan": Permission.EDIT, "usual": Permission.EDIT},
    unit_of=_unit,
    question="expect",
)
