export default function (config) {
  config.addCollection("posts", (api) => api.getFilteredByGlob("content/blog/*.md"));
}
export const config = { dir: { input: "content" } };
