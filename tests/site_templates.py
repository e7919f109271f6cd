"""Three invented news sites around an article: with comments, with related stories, with a cookie banner."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

TEMPLATES = ("comments", "related", "cookies")


def wrap(title: str, paragraphs: Sequence[str], published: str, *, template: str) -> str:
    """A full HTML page of the chosen site; ``published`` is an ISO date."""
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    told = {"title": escape(title), "body": body, "published": published}
    return {"comments": _comments, "related": _related, "cookies": _cookies}[template](**told)


def _comments(*, title: str, body: str, published: str) -> str:
    ld = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": published})
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - Lantern Post</title>
<meta property="og:site_name" content="Lantern Post"><meta property="og:type" content="article">
<script type="application/ld+json">{ld}</script></head>
<body class="single post"><header><div class="logo">Lantern Post</div><nav><ul><li><a href="/">Front</a></li>
<li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div id="content"><article class="post hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-meta">By <a rel="author" href="/a/lm">Lena Moor</a>
<time datetime="{published}">{published}</time></div>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">WhatsApp</a></div>
<div class="entry-content">{body}</div></article>
<section id="comments" class="comments-area"><h2>3 comments</h2><ol class="comment-list">
<li class="comment"><p><b>harbourcat</b>: The
army bombed my cousin's village last year and nobody wrote about it!</p></li>
<li class="comment"><p><b>Otto</b>: France
should invade them all. The president met the rebels in secret, I tell you.</p></li>
<li class="comment"><p><b>mim</b>: Police arrested my neighbour for less than this.</p></li></ol>
<h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p>
<form><textarea name="comment"></textarea><input name="author"><input type="submit" value="Post Comment"></form>
</section></div><footer><p>© Lantern Post. All rights reserved.</p></footer></body></html>"""


def _related(*, title: str, body: str, published: str) -> str:
    half = body.split("\n")
    box = """<aside class="inline-related"><h4>Read more</h4><ul>
<li><a href="/1">Rebels shell airport in neighbouring state</a></li>
<li><a href="/2">Minister resigns after police kill protester</a></li></ul></aside>"""
    middle = max(1, len(half) // 2)
    inner = "\n".join([*half[:middle], box, *half[middle:]])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Quay">
<meta property="article:published_time" content="{published}T06:30:00+00:00"></head>
<body><div class="topbar"><a href="/login">Sign in</a> <a href="/subscribe">Subscribe</a></div>
<main><div class="row"><div class="col-8"><article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">{title}</h1><figure><img src="x.jpg" alt=""><figcaption>Photo: Soldiers attack a hill.
Picture: I. Brandt / The Quay</figcaption></figure>
<div itemprop="articleBody">{inner}</div></article></div>
<div class="col-4 sidebar"><h3>Most read</h3><ol><li><a href="/3">Troops storm parliament in coup</a></li>
<li><a href="/4">Two countries sign gas deal</a></li><li><a href="/5">Bank robbers take hostages</a></li></ol>
<div class="related-stories"><h3>Related stories</h3><div class="card"><a href="/6"><h4>UN condemns air strikes on
refugee camp</h4><p>The United Nations condemned air strikes that killed dozens of refugees on Tuesday.</p></a></div>
<div class="card"><a href="/7"><h4>Leaders meet in Geneva</h4><p>Four presidents met in
Geneva to discuss the war.</p></a>
</div></div></div></div></main><footer>Contact us. Privacy policy. Terms of use.</footer></body></html>"""


def _cookies(*, title: str, body: str, published: str) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} :: Ridge Herald</title>
<meta name="date" content="{published}"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="Ridge Herald">
<meta property="article:published_time" content="{published}"></head>
<body><div id="cookie-consent" class="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We and our 812
partners store cookies on your device to attack fraud and to show you personal advertisements. You can accept or
reject them.</p><button>Accept all</button><button>Reject</button></div>
<div class="page"><nav class="menu"><a href="/">Home</a><a href="/news">News</a><a href="/opinion">Opinion</a></nav>
<article><header><h1>{title}</h1><p class="published">Published: {published}</p></header>
<section class="body">{body}</section>
<div class="newsletter-box"><h3>Get our morning newsletter</h3><p>Join 40,000 readers. Sign up and we bring the
generals, the strikes and the summits to your inbox every day.</p><input type="email"><button>Sign up</button></div>
</article><div class="tags">Tags: army, talks, sanctions</div></div>
<footer><small>Copyright Ridge Herald</small></footer></body></html>"""
