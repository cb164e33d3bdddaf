//! nfprobe FOLDER URLS: the NewsFlash engine, in a new folder, subscribes to each address in the
//! file and fetches it. What it stored is then read from its database.

use news_flash::NewsFlash;
use news_flash::models::{LoginData, PluginID, Url};
use std::collections::HashMap;
use std::path::PathBuf;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let urls = std::fs::read_to_string(arguments.next().expect("a file")).expect("readable urls");
    std::fs::create_dir_all(&folder).expect("a folder that can be made");
    let client = reqwest::Client::builder().gzip(true).build().expect("a client");
    let plugin = PluginID::new("local_rss");
    let engine = NewsFlash::builder()
        .plugin(plugin.clone())
        .config_dir(&folder)
        .data_dir(&folder)
        .create()
        .expect("an engine");
    engine.login(LoginData::None(plugin), &client).await.expect("a local account");
    for url in urls.lines() {
        let address = Url::parse(url).expect("an address");
        match engine.add_feed(&address, None, None, &client).await {
            Ok((feed, ..)) => eprintln!("ADDED\t{url}\t{}", feed.feed_id),
            Err(error) => eprintln!("ADDERR\t{url}\t{error:?}"),
        }
    }
    if let Err(error) = engine.sync(&client, HashMap::new()).await {
        eprintln!("SYNCERR\t{error:?}");
    }
}
