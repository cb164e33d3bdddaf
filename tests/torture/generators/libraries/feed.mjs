// The npm package feed: RSS, Atom and JSON Feed.
import { readFileSync, writeFileSync } from "node:fs";
import { Feed } from "feed";

const [articles, folder] = process.argv.slice(2);
const { site, articles: items } = JSON.parse(readFileSync(articles, "utf8"));
const feed = new Feed({
  id: site.link,
  title: site.title,
  link: site.link,
  description: site.description,
  language: site.language,
  author: { name: site.author },
  feedLinks: { rss: `${site.link}rss.xml`, atom: `${site.link}atom.xml`, json: `${site.link}feed.json` },
});
for (const item of items) {
  feed.addItem({
    id: item.id,
    title: item.title,
    link: item.url,
    description: item.summary || undefined,
    content: item.html,
    author: item.authors.map((name) => ({ name })),
    category: item.tags.map((name) => ({ name })),
    date: new Date(item.updated),
    published: new Date(item.published),
  });
}
writeFileSync(`${folder}/rss.xml`, feed.rss2());
writeFileSync(`${folder}/atom.xml`, feed.atom1());
writeFileSync(`${folder}/feed.json`, feed.json1());
