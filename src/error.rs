//! The one error type: feedmill could not do the job.
//!
//! What was found wrong in an article, a feed or the settings is not an error but a
//! [`Diagnostic`](crate::diagnostic::Diagnostic): the job was done, and this is what it found.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why feedmill could not do what it was asked.
///
/// It says what was attempted and on which path; the cause, where there is one, is its
/// [`source`](StdError::source).
#[derive(Debug)]
pub struct Error {
    what: String,
    path: Option<PathBuf>,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error in feedmill's own words: a phrase, lower case, without a full stop.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            path: None,
            cause: None,
        }
    }

    /// An input/output error: `what` was attempted on `path`.
    ///
    /// ```
    /// use std::io;
    /// use feedmill::Error;
    ///
    /// let cause = io::Error::from(io::ErrorKind::PermissionDenied);
    /// let error = Error::io("cannot write", "feeds/rss.xml", cause);
    /// assert_eq!(error.to_string(), "cannot write feeds/rss.xml: permission denied");
    /// assert!(error.is_io());
    /// ```
    pub fn io(what: impl Into<String>, path: impl AsRef<Path>, cause: io::Error) -> Self {
        Self {
            what: what.into(),
            path: Some(path.as_ref().to_owned()),
            cause: Some(Box::new(cause)),
        }
    }

    /// Adds the error that caused this one.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Adds the path that the error is about.
    #[must_use]
    pub fn on(mut self, path: impl AsRef<Path>) -> Self {
        self.path = Some(path.as_ref().to_owned());
        self
    }

    /// The path that the error is about.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the operating system refused something.
    pub fn is_io(&self) -> bool {
        self.cause
            .as_ref()
            .is_some_and(|cause| cause.is::<io::Error>())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(path) = &self.path {
            write!(f, " {}", path.display())?;
        }
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause
            .as_ref()
            .map(|cause| cause.as_ref() as &(dyn StdError + 'static))
    }
}
