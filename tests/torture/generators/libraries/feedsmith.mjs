// The npm package feedsmith: RSS, Atom and JSON Feed.
import { readFileSync, writeFileSync } from "node:fs";
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";

const [articles, folder] = process.argv.slice(2);
const { site, articles: items } = JSON.parse(readFileSync(articles, "utf8"));
const write = (name, text) => writeFileSync(`${folder}/${name}`, typeof text === "string" ? text : JSON.stringify(text));
const newest = new Date(Math.max(...items.map((item) => new Date(item.updated))));

write("rss.xml", generateRssFeed({
  title: site.title,
  link: site.link,
  description: site.description,
  language: site.language,
  lastBuildDate: newest,
  atom: { links: [{ href: `${site.link}rss.xml`, rel: "self", type: "application/rss+xml" }] },
  items: items.map((item) => ({
    title: item.title,
    link: item.url,
    guid: { value: item.id, isPermaLink: false },
    description: item.summary,
    pubDate: new Date(item.published),
    categories: item.tags.map((name) => ({ name })),
    content: { encoded: item.html },
    dc: { creators: item.authors },
  })),
}));
write("atom.xml", generateAtomFeed({
  id: site.link,
  title: { value: site.title },
  updated: newest,
  links: [{ href: site.link }, { href: `${site.link}atom.xml`, rel: "self" }],
  entries: items.map((item) => ({
    id: item.id,
    title: { value: item.title },
    updated: new Date(item.updated),
    published: new Date(item.published),
    authors: item.authors.map((name) => ({ name })),
    categories: item.tags.map((term) => ({ term })),
    links: [{ href: item.url }],
    summary: { value: item.summary },
    content: { value: item.html, type: "html" },
  })),
}));
write("feed.json", generateJsonFeed({
  title: site.title,
  home_page_url: site.link,
  feed_url: `${site.link}feed.json`,
  language: site.language,
  items: items.map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    content_html: item.html,
    date_published: new Date(item.published),
    date_modified: new Date(item.updated),
    authors: item.authors.map((name) => ({ name })),
    tags: item.tags,
  })),
}));
