// The npm package rss: RSS.
import { readFileSync, writeFileSync } from "node:fs";
import RSS from "rss";

const [articles, folder] = process.argv.slice(2);
const { site, articles: items } = JSON.parse(readFileSync(articles, "utf8"));
const feed = new RSS({
  title: site.title,
  description: site.description,
  feed_url: `${site.link}rss.xml`,
  site_url: site.link,
  language: site.language,
});
for (const item of items) {
  feed.item({
    title: item.title,
    description: item.html,
    url: item.url,
    guid: item.id,
    categories: item.tags,
    author: item.authors.join(", "),
    date: item.published,
  });
}
writeFileSync(`${folder}/rss.xml`, feed.xml({ indent: true }));
