# Ruby's rss: RSS and Atom.
require "json"
require "rss"

articles, folder = ARGV
data = JSON.parse(File.read(articles))
site = data["site"]
{ "2.0" => "rss.xml", "atom" => "atom.xml" }.each do |version, name|
  feed = RSS::Maker.make(version) do |maker|
    maker.channel.title = site["title"]
    maker.channel.link = site["link"]
    maker.channel.about = site["link"]
    maker.channel.description = site["description"]
    maker.channel.language = site["language"]
    maker.channel.author = site["author"]
    maker.channel.updated = data["articles"].map { |article| article["updated"] }.max
    data["articles"].each do |article|
      maker.items.new_item do |item|
        item.title = article["title"]
        item.link = article["url"]
        item.id = article["id"] if version == "atom"
        if version == "2.0"
          item.guid.content = article["id"]
          item.guid.isPermaLink = false
        end
        item.author = article["authors"].join(", ")
        item.description = article["summary"]
        item.content_encoded = article["html"] if version == "2.0"
        if version == "atom"
          item.content.type = "html"
          item.content.content = article["html"]
        end
        item.pubDate = article["published"]
        item.updated = article["updated"] if version == "atom"
        article["tags"].each { |tag| item.categories.new_category { |it| version == "atom" ? it.term = tag : it.content = tag } }
      end
    end
  end
  File.write("#{folder}/#{name}", feed.to_s)
end
