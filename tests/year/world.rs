//! The site: its files, and those who change them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::article::{Article, DAY, Status};
use crate::dice::Dice;

pub struct World {
    home: TempDir,
    pub dice: Dice,
    pub now: i64,
    pub articles: Vec<Article>,
    /// How many items a feed has.
    pub items: usize,
    is_split: bool,
    title: usize,
}

impl World {
    pub fn new(seed: u64, now: i64) -> Self {
        let mut world = Self {
            home: tempfile::tempdir().unwrap(),
            dice: Dice::new(seed),
            now,
            articles: Vec::new(),
            items: 8,
            is_split: false,
            title: 0,
        };
        fs::create_dir(world.path("seeds")).unwrap();
        world.settings();
        // A site that begins has something to say.
        for number in 0..3 {
            let article = Article::new(number, format!("{number}.md"), now - number_of(number));
            world.articles.push(article);
            world.write(number);
        }
        world
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.home.path().join(inside)
    }

    fn settings(&self) {
        let split = match self.is_split {
            true => "\n[[feeds]]\nsplit = \"section\"\n",
            false => "",
        };
        let text = format!(
            "[site]\ntitle = \"Times {}\"\nlink = \"https://tea.example/\"\ntag = \"tea.example,2026\"\n\n\
             [[sources]]\nfolder = \"seeds\"\n\n\
             [output]\nurl = \"https://tea.example/feeds/\"\nitems = {}\n{split}\n\
             [withdrawal]\nkeep = \"5 days\"\ntombstones = true\n",
            self.title, self.items
        );
        fs::write(self.path("feedmill.toml"), text).unwrap();
    }

    /// What happens on a day: at ten in the morning, and each article has one thing happen to it.
    pub fn live(&mut self, now: i64) {
        self.now = now;
        let mut busy = BTreeSet::new();
        for _ in 0..self.dice.roll(3) {
            busy.insert(self.come());
        }
        if self.dice.one_in(12) {
            self.swap(&mut busy);
        }
        for _ in 0..self.dice.roll(4) {
            // The newest are those that people work at.
            let recent = self.articles.len().min(25);
            if recent == 0 {
                return;
            }
            let place = self.articles.len() - 1 - self.dice.roll(recent);
            if busy.insert(place) {
                self.change(place);
            }
        }
        // One a day leaves, so that the guard lets it.
        if self.dice.one_in(15) {
            self.leave(&busy);
        }
        if self.dice.one_in(10) {
            self.come_back(&busy);
        }
        if self.dice.one_in(20) {
            match self.dice.roll(4) {
                0 => self.items = [5, 6, 8][self.dice.roll(3)],
                1 => self.is_split = true,
                _ => self.title += 1,
            }
            self.settings();
        }
    }

    fn come(&mut self) -> usize {
        let number = self.articles.len();
        let seed = self.free_path(number);
        // No two are of one second.
        let at = self.now - number_of(number);
        let mut article = Article::new(number, seed, at);
        article.written = self.now;
        match self.dice.roll(8) {
            0 => article.date += DAY * 3,
            1 => article.embargo = Some(article.date + DAY * 2),
            2 => article.expires = Some(article.date + DAY * 6),
            3 => article.declared = Some(article.date + 60),
            4 if self.dice.one_in(2) => article.draft = true,
            _ => {}
        }
        self.articles.push(article);
        self.write(number);
        number
    }

    /// A path that nobody has; it may be one that somebody had.
    fn free_path(&mut self, number: usize) -> String {
        let folder = ["", "a/", "b/c/"][self.dice.roll(3)];
        let reused = self.dice.roll(number + 1);
        let taken: BTreeSet<_> = (self.articles.iter())
            .filter_map(|it| it.seed.as_deref())
            .collect();
        let wanted = match reused % 3 {
            0 => format!("{folder}{reused}.md"),
            _ => format!("{folder}{number}.md"),
        };
        match taken.contains(&*wanted) {
            true => format!("new-{number}-{}.md", self.now / DAY),
            false => wanted,
        }
    }

    fn change(&mut self, place: usize) {
        let kind = self.dice.roll(14);
        let was_ready = self.articles[place].is_ready();
        let Some(seed) = self.articles[place].seed.clone() else {
            return;
        };
        let new_path = self.free_path(self.articles[place].number);
        let now = self.now;
        let article = &mut self.articles[place];
        if article.broken || article.draft {
            if kind < 9 {
                // Of a notice only the state knows that the file's time says nothing.
                article.version += match article.status {
                    Status::Usable => kind % 2,
                    Status::Withdrawn | Status::Withheld => 1,
                };
                (article.broken, article.draft) = (false, false);
                self.write(place);
            }
            return;
        }
        if kind < 7 && was_ready {
            (article.minor, article.declared) = (false, None);
        }
        match kind {
            0..3 => article.version += 1,
            3 => {
                article.version += 1;
                article.minor = true;
            }
            4 => {
                article.version += 1;
                article.declared = Some(now - 30);
            }
            5 => article.status = Status::Withdrawn,
            6 => {
                article.status = match article.status {
                    Status::Usable => Status::Withheld,
                    Status::Withdrawn | Status::Withheld => Status::Usable,
                };
            }
            7 => {
                self.rename(&seed, &new_path);
                self.articles[place].seed = Some(new_path);
                return;
            }
            8 => {
                article.seed = Some(new_path);
                article.version += 1;
                fs::remove_file(self.seed(&seed)).unwrap();
            }
            9 => article.draft = true,
            10 => article.expires = Some(now + DAY),
            11 => article.expires = None,
            12 if article.status == Status::Usable => return self.touch(place),
            12 => return,
            _ => article.broken = self.dice.one_in(3),
        }
        self.write(place);
    }

    /// Two seeds get each other's names.
    fn swap(&mut self, busy: &mut BTreeSet<usize>) {
        let recent = self.articles.len().min(20);
        if recent < 2 {
            return;
        }
        let last = self.articles.len() - 1;
        let (a, b) = (last - self.dice.roll(recent), last - self.dice.roll(recent));
        let is_whole = |place: usize| self.articles[place].is_ready() && !busy.contains(&place);
        if a == b || !is_whole(a) || !is_whole(b) {
            return;
        }
        let names = [a, b].map(|place| self.articles[place].seed.clone().expect("it is ready"));
        self.rename(&names[0], "kept");
        self.rename(&names[1], &names[0]);
        self.rename("kept", &names[1]);
        let [first, second] = names;
        self.articles[a].seed = Some(second);
        self.articles[b].seed = Some(first);
        busy.extend([a, b]);
    }

    fn leave(&mut self, busy: &BTreeSet<usize>) {
        let there: Vec<usize> = (0..self.articles.len())
            .filter(|place| self.articles[*place].is_ready() && !busy.contains(place))
            .collect();
        if let Some(place) = self.dice.pick(&there).copied() {
            let seed = self.articles[place].seed.take().expect("it is ready");
            fs::remove_file(self.seed(&seed)).unwrap();
        }
    }

    fn come_back(&mut self, busy: &BTreeSet<usize>) {
        let away: Vec<usize> = (0..self.articles.len())
            .filter(|place| self.articles[*place].seed.is_none() && !busy.contains(place))
            .collect();
        if let Some(place) = self.dice.pick(&away).copied() {
            let path = self.free_path(self.articles[place].number);
            self.articles[place].seed = Some(path);
            self.articles[place].version += self.dice.roll(2);
            self.write(place);
        }
    }

    fn seed(&self, name: &str) -> PathBuf {
        self.path("seeds").join(name)
    }

    fn rename(&self, from: &str, to: &str) {
        let to = self.seed(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.seed(from), to).unwrap();
    }

    fn write(&mut self, place: usize) {
        let article = &mut self.articles[place];
        let (text, seed) = (article.text(), article.seed.clone().expect("it is there"));
        let path = self.home.path().join("seeds").join(&seed);
        if fs::read_to_string(&path).is_ok_and(|known| known == text) {
            return;
        }
        article.written = self.now;
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        set_time(&path, self.now);
    }

    fn touch(&self, place: usize) {
        let seed = self.articles[place].seed.as_deref();
        set_time(&self.seed(seed.expect("it is there")), self.now);
    }

    /// All goes to another computer.
    pub fn move_away(&mut self) {
        let home = tempfile::tempdir().unwrap();
        copy(self.home.path(), home.path());
        self.home = home;
    }
}

fn number_of(place: usize) -> i64 {
    place.try_into().expect("there are few")
}

pub fn set_time(path: &Path, seconds: i64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let since = Duration::from_secs(seconds.try_into().expect("it is after 1970"));
    file.set_modified(SystemTime::UNIX_EPOCH + since).unwrap();
}

/// Copies a folder with the times of its files.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
            continue;
        }
        fs::copy(&path, &to).unwrap();
        let time = entry.metadata().unwrap().modified().unwrap();
        let file = fs::File::options().write(true).open(&to).unwrap();
        file.set_modified(time).unwrap();
    }
}
