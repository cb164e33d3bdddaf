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
    description: item.summary,
    content: item.html,
    author: item.authors.map((name) => ({ name })),
    category: item.tags.map((name) => ({ name })),
    date: new Date(item.updated),
    published: new Date(item.published),
  });
}
// What one format refuses, another may take.
const write = (name, made) => {
  try {
    writeFileSync(`${folder}/${name}`, made());
  } catch (error) {
    console.error(`${name}: ${error}`);
    process.exitCode = 1;
  }
};
write("rss.xml", () => feed.rss2());
write("atom.xml", () => feed.atom1());
write("feed.json", () => feed.json1());
