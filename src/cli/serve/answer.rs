//! Request → answer.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use feedmill::checks;
use feedmill::model::AbsoluteUrl;
use feedmill::publish::Encoding;
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName, HeaderValue, LAST_MODIFIED,
    LOCATION, RANGE, REFERRER_POLICY, REFRESH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Version};
use tokio::io::AsyncSeekExt;

use super::body::Body;
use super::conditions::{self, Verdict};
use super::document::{self, Document};
use super::folder::{Folder, Found};
use super::range::{self, Wanted};
use super::{coding, findings, media_type, path};
use crate::cli::settings::Settings;

/// How long an answer may be kept without asking again. Short: feeds are made every few minutes.
pub const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// The longest address, in bytes.
const ADDRESS: usize = 8 * 1024;

/// What pages may do: show themselves and images.
const PAGES: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; img-src * data:; media-src *; style-src 'self' 'unsafe-inline'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// What is handed out.
#[derive(Debug)]
pub struct Site {
    pub folder: Folder,
    /// The public address of the folder.
    pub url: AbsoluteUrl,
    /// How the feeds are checked.
    pub rules: checks::Options,
    /// The page of findings, with the versions of the feeds that it is about.
    pub findings: Mutex<Option<findings::Page>>,
    /// The settings, for who works on the articles.
    pub desk: Option<Settings>,
}

/// A file that was chosen, and how it is packed.
struct Chosen {
    document: Arc<Document>,
    /// When the file was modified, also if this is its copy.
    modified: SystemTime,
    last_modified: HeaderValue,
    media_type: HeaderValue,
    encoding: Option<Encoding>,
}

impl Site {
    pub fn new(
        folder: Folder,
        url: AbsoluteUrl,
        rules: checks::Options,
        desk: Option<Settings>,
    ) -> Arc<Self> {
        Arc::new(Self {
            folder,
            url,
            rules,
            findings: Mutex::default(),
            desk,
        })
    }

    /// Answers a request.
    pub async fn answer(self: Arc<Self>, request: Request<Incoming>) -> Response<Body> {
        let is_head = request.method() == Method::HEAD;
        let mut response = match self.respond(&request).await {
            Ok(response) => response,
            // What the file system says is nobody's business.
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
        };
        if is_head {
            *response.body_mut() = Body::Empty;
        }
        response
    }

    async fn respond(self: &Arc<Self>, request: &Request<Incoming>) -> io::Result<Response<Body>> {
        let hosts = request.headers().get_all(HOST).iter().count();
        if hosts > 1 || (hosts == 0 && request.version() >= Version::HTTP_11) {
            return Ok(plain(StatusCode::BAD_REQUEST));
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
            put(&mut response, ALLOW, HeaderValue::from_static("GET, HEAD"));
            return Ok(response);
        }
        let uri = request.uri();
        if !uri.path().starts_with('/') {
            return Ok(plain(StatusCode::BAD_REQUEST));
        }
        if uri.path().len() + uri.query().map_or(0, str::len) > ADDRESS {
            return Ok(plain(StatusCode::URI_TOO_LONG));
        }
        if uri.path() == findings::PATH {
            let site = Arc::clone(self);
            let page = blocking(move || findings::page(&site)).await?;
            let mut page = self::page(page);
            if self.desk.is_some() {
                put(&mut page, REFRESH, HeaderValue::from_static("5"));
            }
            return Ok(page);
        }
        let Some(relative) = path::relative(uri.path()) else {
            return Ok(plain(StatusCode::NOT_FOUND));
        };
        match self.find(&relative).await? {
            Found::Document(document) => {
                let chosen = self.choose(&relative, document, request.headers()).await?;
                deliver(chosen, request).await
            }
            Found::Folder => Ok(redirect(request)),
            Found::Nothing | Found::Unread => Ok(plain(StatusCode::NOT_FOUND)),
        }
    }

    /// What is at `relative`, read if it has to be.
    async fn find(self: &Arc<Self>, relative: &Path) -> io::Result<Found> {
        match self.folder.find(relative)? {
            Found::Unread => {
                let (site, relative) = (Arc::clone(self), relative.to_owned());
                blocking(move || site.folder.read(&relative)).await
            }
            found => Ok(found),
        }
    }

    /// The file, or the packed copy that the client likes best. One that is older is of another
    /// version.
    async fn choose(
        self: &Arc<Self>,
        relative: &Path,
        document: Arc<Document>,
        headers: &HeaderMap,
    ) -> io::Result<Chosen> {
        let mut chosen = Chosen {
            modified: document.modified,
            last_modified: document.last_modified.clone(),
            media_type: document.media_type.clone(),
            encoding: None,
            document,
        };
        for encoding in coding::accepted(headers) {
            let copy: PathBuf = encoding.beside(relative);
            if let Found::Document(copy) = self.find(&copy).await?
                && copy.modified >= chosen.modified
            {
                chosen.document = copy;
                chosen.encoding = Some(encoding);
                break;
            }
        }
        Ok(chosen)
    }
}

/// Does `work` that may wait for a disk where no other connection has to wait for it.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(io::Error::other)?
}

/// The answer with a file, or without if the client has it.
async fn deliver(chosen: Chosen, request: &Request<Incoming>) -> io::Result<Response<Body>> {
    let (headers, document) = (request.headers(), &chosen.document);
    let mut response = Response::new(Body::Empty);
    put(&mut response, ETAG, document.tag.clone());
    put(&mut response, CACHE_CONTROL, CACHING);
    put(
        &mut response,
        VARY,
        HeaderValue::from_static("Accept-Encoding"),
    );
    match conditions::judge(headers, document.tag(), chosen.modified) {
        Verdict::Failed => return Ok(plain(StatusCode::PRECONDITION_FAILED)),
        Verdict::NotModified => {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Ok(response);
        }
        Verdict::Proceed => {}
    }
    describe(&mut response, &chosen);
    let length = document.length;
    let may_be_part = request.method() == Method::GET
        && headers.contains_key(RANGE)
        && conditions::allows_range(headers, document.tag(), chosen.modified);
    let wanted = match may_be_part {
        true => range::wanted(headers, length),
        false => Wanted::Whole,
    };
    let part = match wanted {
        Wanted::Unsatisfiable => {
            let mut response = plain(StatusCode::RANGE_NOT_SATISFIABLE);
            put(
                &mut response,
                CONTENT_RANGE,
                field(&format!("bytes */{length}")),
            );
            return Ok(response);
        }
        Wanted::Whole => 0..length,
        Wanted::Part(part) => {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let stated = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            put(&mut response, CONTENT_RANGE, field(&stated));
            part
        }
    };
    put(
        &mut response,
        CONTENT_LENGTH,
        (part.end - part.start).into(),
    );
    if request.method() == Method::GET {
        *response.body_mut() = body(document, part).await?;
        if let Some(sendable) = &document.sendable {
            response.extensions_mut().insert(Arc::clone(sendable));
        }
    }
    Ok(response)
}

/// Says what is sent.
fn describe(response: &mut Response<Body>, chosen: &Chosen) {
    // No date may lie after that of the answer (section 8.8.2.1).
    let now = SystemTime::now();
    let last_modified = match chosen.modified > now {
        true => field(&httpdate::fmt_http_date(now)),
        false => chosen.last_modified.clone(),
    };
    put(response, LAST_MODIFIED, last_modified);
    put(response, CONTENT_TYPE, chosen.media_type.clone());
    put(response, ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    put(
        response,
        X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Some(encoding) = chosen.encoding {
        let coding = HeaderValue::from_static(encoding.coding());
        put(response, CONTENT_ENCODING, coding);
    }
    if chosen.media_type.to_str().is_ok_and(media_type::is_page) {
        secure(response);
    }
}

/// A part of the file, the version of it that the answer speaks of.
async fn body(document: &Document, part: std::ops::Range<u64>) -> io::Result<Body> {
    if let Some(bytes) = &document.bytes {
        let place = |at: u64| usize::try_from(at).map_err(io::Error::other);
        return Ok(Body::Memory(
            bytes.slice(place(part.start)?..place(part.end)?),
        ));
    }
    let mut file = tokio::fs::File::open(&document.path).await?;
    if document::Version::of(&file.metadata().await?)? != document.version {
        return Err(io::Error::other("it was replaced a moment ago"));
    }
    file.seek(io::SeekFrom::Start(part.start)).await?;
    Ok(Body::File(file, part.end - part.start))
}

/// Leads from the name of a folder to the folder.
fn redirect(request: &Request<Incoming>) -> Response<Body> {
    let mut target = format!("{}/", request.uri().path());
    if let Some(query) = request.uri().query() {
        target = format!("{target}?{query}");
    }
    let mut response = plain(StatusCode::MOVED_PERMANENTLY);
    put(&mut response, LOCATION, field(&target));
    response
}

/// A page that we make ourselves.
fn page(html: String) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    let media_type = HeaderValue::from_static("text/html; charset=utf-8");
    put(&mut response, CONTENT_TYPE, media_type);
    put(&mut response, CONTENT_LENGTH, html.len().into());
    put(
        &mut response,
        CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    );
    put(
        &mut response,
        X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    secure(&mut response);
    *response.body_mut() = Body::Memory(html.into());
    response
}

fn secure(response: &mut Response<Body>) {
    put(response, CONTENT_SECURITY_POLICY, PAGES);
    put(
        response,
        REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
}

/// An answer that says in a line what its status is.
fn plain(status: StatusCode) -> Response<Body> {
    let text = format!("{status}\n");
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static("text/plain; charset=utf-8");
    put(&mut response, CONTENT_TYPE, media_type);
    put(&mut response, CONTENT_LENGTH, text.len().into());
    *response.body_mut() = Body::Memory(Bytes::from(text));
    response
}

fn put(response: &mut Response<Body>, name: HeaderName, value: HeaderValue) {
    response.headers_mut().insert(name, value);
}

fn field(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("it is made of numbers, dates and parts of an address")
}
