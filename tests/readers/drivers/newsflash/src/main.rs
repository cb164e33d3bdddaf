//! nfprobe FOLDER URLS: the NewsFlash engine subscribes to each address in the file that it does
//! not know yet and fetches all of them. What it stored is then read from its database.

use news_flash::NewsFlash;
use news_flash::models::{LoginData, PluginID, Url};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let urls = std::fs::read_to_string(arguments.next().expect("a file")).expect("readable urls");
    let client = reqwest::Client::builder().gzip(true).build().expect("a client");
    if folder.exists() {
        let engine = NewsFlash::builder().config_dir(&folder).data_dir(&folder).try_load();
        sync(&engine.expect("the engine of the poll before"), &client).await;
    } else {
        sync(&subscribe(&folder, &urls, &client).await, &client).await;
    }
}

async fn subscribe(folder: &Path, urls: &str, client: &reqwest::Client) -> NewsFlash {
    std::fs::create_dir_all(folder).expect("a folder that can be made");
    let plugin = PluginID::new("local_rss");
    let engine = NewsFlash::builder()
        .plugin(plugin.clone())
        .config_dir(folder)
        .data_dir(folder)
        .create()
        .expect("an engine");
    engine.login(LoginData::None(plugin), client).await.expect("a local account");
    for url in urls.lines() {
        let address = Url::parse(url).expect("an address");
        if let Err(error) = engine.add_feed(&address, None, None, client).await {
            eprintln!("ADDERR\t{url}\t{error:?}");
        }
    }
    engine
}

async fn sync(engine: &NewsFlash, client: &reqwest::Client) {
    if let Err(error) = engine.sync(client, HashMap::new()).await {
        eprintln!("SYNCERR\t{error:?}");
    }
}
