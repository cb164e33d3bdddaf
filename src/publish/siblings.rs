//! Packed copies that stand beside a file, for servers that hand them out instead of it.
//!
//! A copy is known to be of the file by its modification time, which is the same. Before the file
//! is replaced its copies go, and the new ones come after it: whenever a run ends, however it
//! ends, there is no copy of another version, at worst there is none; the next run sees to that.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::Error;

/// How a copy is packed: a content coding of HTTP (RFC 9110, section 8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// `br`, RFC 7932.
    Brotli,
    /// `gzip`, RFC 1952.
    Gzip,
    /// `zstd`, RFC 8878.
    Zstd,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Zstd];

    /// Its name in HTTP.
    pub fn coding(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// What a copy's name ends in after the name of the file.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Zstd => ".zst",
        }
    }

    /// Packs `bytes`: the same bytes give the same copy, on any machine at any hour.
    ///
    /// The levels are those after which more work hardly makes a feed smaller.
    ///
    /// ```
    /// use feedmill::publish::Encoding;
    ///
    /// let packed = Encoding::Gzip.pack(b"<rss/>");
    /// assert_eq!(packed[..2], [0x1F, 0x8B]);
    /// assert_eq!(packed[4..8], [0, 0, 0, 0], "no time in it");
    /// ```
    pub fn pack(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Brotli => brotli(bytes),
            Self::Gzip => gzip(bytes),
            Self::Zstd => zstd::bulk::compress(bytes, ZSTD_LEVEL)
                .expect("there is room for what can't be packed, and the level exists"),
        }
    }

    /// Where the copy of the file at `path` is.
    pub fn beside(self, path: &Path) -> PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push(self.suffix());
        name.into()
    }
}

const BROTLI_LEVEL: i32 = 6;
const GZIP_LEVEL: u32 = 9;
const ZSTD_LEVEL: i32 = 12;

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: BROTLI_LEVEL,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)
        .expect("memory is read and written without fail");
    packed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    // No name, no time; `unknown` for the operating system.
    let builder = GzBuilder::new().mtime(0).operating_system(255);
    let mut writer = builder.write(Vec::new(), Compression::new(GZIP_LEVEL));
    writer
        .write_all(bytes)
        .and_then(|()| writer.finish())
        .expect("memory is written without fail")
}

/// The encodings whose copies of the file at `path` are not there, or not of this file.
pub(super) fn missing(path: &Path, wanted: &[Encoding]) -> Result<Vec<Encoding>, Error> {
    let Some(time) = modified(path)? else {
        return Ok(Vec::new());
    };
    let mut missing = Vec::new();
    for &encoding in wanted {
        if modified(&encoding.beside(path))? != Some(time) {
            missing.push(encoding);
        }
    }
    Ok(missing)
}

/// Removes the copies of the file at `path` that are not in `wanted` and not newer than it: one
/// that is newer, somebody else made of this very file.
pub(super) fn remove_unwanted(path: &Path, wanted: &[Encoding]) -> Result<(), Error> {
    let time = modified(path)?;
    for encoding in Encoding::ALL {
        let copy = encoding.beside(path);
        if !wanted.contains(&encoding) && modified(&copy)? <= time {
            remove(&copy)?;
        }
    }
    Ok(())
}

/// Removes every copy of the file at `path`: it is about to be replaced or removed, and a server
/// would hand out the old copy in its place.
pub(super) fn remove_all(path: &Path) -> Result<(), Error> {
    let mut copies = Encoding::ALL.iter().map(|encoding| encoding.beside(path));
    copies.try_for_each(|copy| remove(&copy))
}

/// Removes the file at `path`, if there is one.
pub(super) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => {
            Err(Error::io("cannot remove", path, cause))
        }
        _ => Ok(()),
    }
}

/// When the file at `path` was modified; `None` if there is none.
fn modified(path: &Path) -> Result<Option<SystemTime>, Error> {
    match fs::metadata(path).and_then(|data| data.modified()) {
        Ok(time) => Ok(Some(time)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::io("cannot look at", path, cause)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::time::Duration;

    use super::*;
    use crate::publish::{Folder, pack};

    const ALL: &[Encoding] = &Encoding::ALL;

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.0.path()).unwrap();
            let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<_> = names.filter(|name| !name.starts_with('.')).collect();
            names.sort();
            names
        }

        fn publish(&self, bytes: &[u8], encodings: &[Encoding]) {
            let folder = Folder::lock(self.0.path()).unwrap().unwrap();
            let packed = pack(bytes, encodings);
            let file = folder.prepare_packed("rss.xml", bytes, &packed).unwrap();
            folder.commit(vec![file]).unwrap();
        }

        fn tend(&self, encodings: &[Encoding]) -> bool {
            let folder = Folder::lock(self.0.path()).unwrap().unwrap();
            folder.tend("rss.xml", encodings).unwrap()
        }

        fn set_time(&self, name: &str, time: SystemTime) {
            let file = fs::File::options().write(true).open(self.path(name));
            file.unwrap().set_modified(time).unwrap();
        }

        fn time(&self, name: &str) -> SystemTime {
            modified(&self.path(name)).unwrap().unwrap()
        }
    }

    fn unpack(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        match encoding {
            Encoding::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut plain),
            Encoding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain),
            Encoding::Zstd => zstd::Decoder::new(bytes).unwrap().read_to_end(&mut plain),
        }
        .unwrap();
        plain
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let long = b"tea, ".repeat(50_000);
        let noise: Vec<u8> = (0..9_999_u32).map(|n| ((n * n) >> 7) as u8).collect();
        for encoding in Encoding::ALL {
            for plain in [&b""[..], b"x", &noise, &long] {
                let packed = encoding.pack(plain);
                assert_eq!(unpack(encoding, &packed), plain, "{encoding:?}");
                assert_eq!(packed, encoding.pack(plain), "{encoding:?}");
            }
        }
    }

    /// If this fails after an update of a packing crate: copies change when their file does, so
    /// that no harm is done; copy the new sums. If it fails on another machine, it is right.
    #[test]
    fn the_bytes_are_the_same_on_every_machine() {
        let text: String = (0..2_000)
            .map(|n| format!("<item>{}</item>", n * n))
            .collect();
        let sums = Encoding::ALL.map(|it| blake3::hash(&it.pack(text.as_bytes())).to_hex());
        let sums = sums.map(|it| it[..16].to_owned());
        assert_eq!(
            sums,
            ["cd53af7770077538", "0e7eba96b369a333", "b438f2b8a9ea8a17"]
        );
    }

    #[test]
    fn copies_have_the_time_and_the_permissions_of_their_file() {
        let home = Home::new();
        home.publish(b"one", ALL);
        home.publish(b"two", ALL);
        let names = ["rss.xml", "rss.xml.br", "rss.xml.gz", "rss.xml.zst"];
        assert_eq!(home.names(), names);
        let file = fs::metadata(home.path("rss.xml")).unwrap();
        for encoding in Encoding::ALL {
            let path = encoding.beside(&home.path("rss.xml"));
            let copy = fs::metadata(&path).unwrap();
            assert_eq!(copy.modified().unwrap(), file.modified().unwrap());
            assert_eq!(copy.permissions(), file.permissions());
            assert_eq!(unpack(encoding, &fs::read(path).unwrap()), b"two");
        }
        assert!(!home.tend(ALL), "nothing was left to do");
    }

    #[test]
    fn a_file_that_is_replaced_without_copies_loses_the_old_ones() {
        let home = Home::new();
        home.publish(b"one", ALL);
        home.publish(b"two", &[]);
        assert_eq!(home.names(), ["rss.xml"]);
    }

    /// A run can be killed after any of its renames; these are the states that it leaves.
    #[test]
    fn the_next_run_makes_what_a_killed_one_did_not() {
        let home = Home::new();
        for lost in [
            &["rss.xml.gz"][..],
            &["rss.xml.br", "rss.xml.gz", "rss.xml.zst"],
        ] {
            home.publish(b"one", ALL);
            for name in lost {
                fs::remove_file(home.path(name)).unwrap();
            }
            assert!(home.tend(ALL));
            assert_eq!(home.names().len(), 4);
            assert_eq!(home.time("rss.xml.gz"), home.time("rss.xml"));
        }
    }

    #[test]
    fn a_copy_of_another_version_is_made_anew() {
        let home = Home::new();
        home.publish(b"one", ALL);
        let hour = Duration::from_secs(3600);
        for time in [home.time("rss.xml") - hour, home.time("rss.xml") + hour] {
            fs::write(home.path("rss.xml.gz"), "of another").unwrap();
            home.set_time("rss.xml.gz", time);
            assert!(home.tend(ALL));
            let copy = fs::read(home.path("rss.xml.gz")).unwrap();
            assert_eq!(unpack(Encoding::Gzip, &copy), b"one");
        }
    }

    #[test]
    fn copies_that_are_not_wanted_any_more_go() {
        let home = Home::new();
        home.publish(b"one", ALL);
        assert!(!home.tend(&[Encoding::Gzip]));
        assert_eq!(home.names(), ["rss.xml", "rss.xml.gz"]);
        home.set_time("rss.xml.gz", SystemTime::UNIX_EPOCH);
        assert!(!home.tend(&[]));
        assert_eq!(home.names(), ["rss.xml"]);
    }

    #[test]
    fn a_newer_copy_is_somebody_elses() {
        let home = Home::new();
        home.publish(b"one", &[]);
        fs::write(home.path("rss.xml.gz"), "theirs").unwrap();
        home.set_time("rss.xml.gz", home.time("rss.xml") + Duration::from_secs(1));
        assert!(!home.tend(&[]));
        assert_eq!(home.names(), ["rss.xml", "rss.xml.gz"]);
        home.publish(b"two", &[]);
        assert_eq!(home.names(), ["rss.xml"], "it was of the old file");
    }

    #[cfg(unix)]
    #[test]
    fn copies_stand_beside_a_link() {
        let (home, far) = (Home::new(), Home::new());
        fs::write(far.path("real.xml"), "old").unwrap();
        std::os::unix::fs::symlink(far.path("real.xml"), home.path("rss.xml")).unwrap();
        home.publish(b"one", &[Encoding::Gzip]);
        assert_eq!(home.names(), ["rss.xml", "rss.xml.gz"]);
        assert_eq!(far.names(), ["real.xml"]);
        assert!(!home.tend(&[Encoding::Gzip]));
    }

    #[test]
    fn a_file_goes_with_its_copies() {
        let home = Home::new();
        home.publish(b"one", ALL);
        let folder = Folder::lock(home.0.path()).unwrap().unwrap();
        folder.remove("rss.xml").unwrap();
        folder.remove("rss.xml").unwrap();
        assert_eq!(home.names(), [""; 0]);
    }
}
