//! Why something was not used: every reason is one row here.
//!
//! A reason is a state that the program's stats report; it is never an error of the program that runs.

use std::io;

/// Declares an enum whose rows carry a short stable name (for stats and JSON) and a sentence (for people).
macro_rules! named {
    ($(#[$meta:meta])* $Name:ident { $( $Row:ident $name:literal $text:literal )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $Name { $( #[doc = $text] $Row ),* }

        impl $Name {
            /// Every row, in order.
            pub const ALL: &'static [$Name] = &[ $( $Name::$Row ),* ];

            /// The short stable name, as stats and JSON show it.
            pub fn name(self) -> &'static str {
                match self { $( $Name::$Row => $name ),* }
            }

            /// One sentence for people.
            pub fn text(self) -> &'static str {
                match self { $( $Name::$Row => $text ),* }
            }
        }
    };
}

named! {
    /// Why a directory, a file or a record was refused.
    Reject {
        Missing "missing" "it does not exist"
        Checksum "checksum" "its bytes do not match their checksum"
        Truncated "truncated" "it is shorter or longer than it says"
        Magic "magic" "it does not begin as such a file or record begins"
        Version "version" "it was written in another version of the format"
        Kind "kind" "this kind of record may not stand here"
        Program "program" "it belongs to another program"
        Build "build" "its machine code is of another build of the virtual machine"
        Target "target" "its machine code is for another processor"
        Stale "stale" "its machine code was made from an older recording of the unit"
        TooLarge "too_large" "it is larger than the limits allow"
        Decode "decode" "its bytes are not a record of this kind"
        Lost "lost" "the database has lost entries"
        Owner "owner" "it belongs to another user"
        Mode "mode" "other users may write to it"
        Symlink "symlink" "it is a symbolic link"
        FileType "file_type" "it is neither a plain file nor a directory"
        NoSpace "no_space" "the disk or the quota is full"
        ReadOnly "read_only" "the file system is read-only"
        Denied "denied" "the system denies access to it"
        Io "io" "the system could not read or write it"
        Database "database" "the database could not be used"
        Busy "busy" "another process is using the database"
    }
}

impl From<&io::Error> for Reject {
    fn from(error: &io::Error) -> Reject {
        use io::ErrorKind as K;
        match error.kind() {
            K::NotFound => Reject::Missing,
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Reject::NoSpace,
            K::ReadOnlyFilesystem => Reject::ReadOnly,
            K::PermissionDenied => Reject::Denied,
            K::NotADirectory | K::IsADirectory => Reject::FileType,
            K::UnexpectedEof => Reject::Truncated,
            _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
                Reject::Symlink
            }
            _ => Reject::Io,
        }
    }
}

impl From<io::Error> for Reject {
    fn from(error: io::Error) -> Reject {
        Reject::from(&error)
    }
}

/// What the warm start of a program found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenState {
    /// The program's pack was opened.
    Warm,
    /// Nothing is remembered of this program.
    Missing,
    /// Something is there, and it was refused as a whole; the program starts cold.
    Refused(Reject),
}

impl OpenState {
    /// The short stable name: `warm`, `missing`, or the name of the reason.
    pub fn name(self) -> &'static str {
        match self {
            OpenState::Warm => "warm",
            OpenState::Missing => "missing",
            OpenState::Refused(why) => why.name(),
        }
    }
}

/// What became of a run's findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveState {
    /// There was nothing to add; nothing was written.
    Unchanged,
    /// Database and pack were brought up to date.
    Saved,
    /// The database could not be used, twice; the pack alone was brought up to date.
    PackOnly,
    /// Another process is saving; the findings were left in `pending/` for the next saver.
    Busy,
    /// Saving took longer than allowed; the findings were left in `pending/` for the next saver.
    Late,
    /// The run was too short to pay for opening the database; the findings are in `pending/` and in the pack.
    Left,
    /// The caller asked for a store that is not written to.
    Off,
    /// The store was refused or could not be written; the findings are gone.
    Refused(Reject),
}

impl SaveState {
    /// The short stable name; for a refusal the name of its reason.
    pub fn name(self) -> &'static str {
        match self {
            SaveState::Unchanged => "unchanged",
            SaveState::Saved => "saved",
            SaveState::PackOnly => "pack_only",
            SaveState::Busy => "busy",
            SaveState::Late => "late",
            SaveState::Left => "left",
            SaveState::Off => "off",
            SaveState::Refused(why) => why.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_plain() {
        let names: BTreeSet<_> = Reject::ALL.iter().map(|r| r.name()).collect();
        assert_eq!(names.len(), Reject::ALL.len());
        assert!(
            names
                .iter()
                .all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
    }

    #[test]
    fn a_full_disk_is_told_from_a_denied_one() {
        let of = |e: rustix::io::Errno| Reject::from(io::Error::from(e));
        assert_eq!(of(rustix::io::Errno::NOSPC), Reject::NoSpace);
        assert_eq!(of(rustix::io::Errno::ROFS), Reject::ReadOnly);
        assert_eq!(of(rustix::io::Errno::ACCESS), Reject::Denied);
        assert_eq!(of(rustix::io::Errno::LOOP), Reject::Symlink);
    }
}
