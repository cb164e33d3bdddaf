// The npm package @astrojs/rss: RSS.
import { readFileSync, writeFileSync } from "node:fs";
import { getRssString } from "@astrojs/rss";

const [articles, folder] = process.argv.slice(2);
const { site, articles: items } = JSON.parse(readFileSync(articles, "utf8"));
const text = await getRssString({
  title: site.title,
  description: site.description,
  site: site.link,
  customData: `<language>${site.language}</language>`,
  items: items.map((item) => ({
    title: item.title,
    link: item.url,
    description: item.summary,
    content: item.html,
    pubDate: new Date(item.published),
    author: item.authors.join(", "),
    categories: item.tags,
  })),
});
writeFileSync(`${folder}/rss.xml`, text);
