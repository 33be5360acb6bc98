use super::*;
use std::os::unix::fs::symlink;

fn os(text: &str) -> Option<&OsStr> {
    Some(OsStr::new(text))
}

#[test]
fn the_default_is_the_users_cache_directory_or_nothing() {
    let cases = [
        (os("/x"), os("/home/u"), Some("/x/rekindle")),
        (os(""), os("/home/u"), Some("/home/u/.cache/rekindle")),
        (
            os("relative"),
            os("/home/u"),
            Some("/home/u/.cache/rekindle"),
        ),
        (None, os("/home/u"), Some("/home/u/.cache/rekindle")),
        (None, os(""), None),
        (None, None, None),
    ];
    for (xdg, home, expected) in cases {
        assert_eq!(default_dir(xdg, home), expected.map(PathBuf::from));
    }
}

#[test]
fn directories_others_could_have_written_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("store");
    assert_eq!(Dir::check(&path).err(), Some(Reject::Missing));
    Dir::create(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o700);

    let link = root.path().join("link");
    symlink(&path, &link).unwrap();
    assert_eq!(Dir::check(&link).err(), Some(Reject::Symlink));
    let slash = PathBuf::from(format!("{}/", link.display()));
    assert_eq!(Dir::check(&slash).err(), Some(Reject::Symlink));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o770)).unwrap();
    assert_eq!(Dir::check(&path).err(), Some(Reject::Mode));

    let file = root.path().join("file");
    fs::write(&file, b"").unwrap();
    assert_eq!(Dir::check(&file).err(), Some(Reject::FileType));
    assert_eq!(
        Dir::create(&file.join("below")).err(),
        Some(Reject::FileType)
    );
}

#[test]
fn foreign_owners_are_refused() {
    // Only the superuser can give a directory away; for anyone else the root directory is a foreign one.
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("store");
    Dir::create(&path).unwrap();
    let foreign = if rustix::process::geteuid().is_root() {
        std::os::unix::fs::chown(&path, Some(12345), None).unwrap();
        path.as_path()
    } else {
        Path::new("/")
    };
    assert_eq!(Dir::check(foreign).err(), Some(Reject::Owner));
}

#[test]
fn files_are_opened_without_following_links_or_waiting() {
    let root = tempfile::tempdir().unwrap();
    replace_file(root.path(), "a", b"bytes", Sync::Yes).unwrap();
    let path = root.path().join("a");
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    assert_eq!(read_file(&path, 5).unwrap(), b"bytes");
    assert_eq!(read_file(&path, 4).err(), Some(Reject::TooLarge));

    symlink(&path, root.path().join("l")).unwrap();
    assert_eq!(
        open_file(&root.path().join("l")).err(),
        Some(Reject::Symlink)
    );
    let fifo = root.path().join("fifo");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &fifo,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    assert_eq!(open_file(&fifo).err(), Some(Reject::FileType));
    assert_eq!(open_file(root.path()).err(), Some(Reject::FileType));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o620)).unwrap();
    assert_eq!(open_file(&path).err(), Some(Reject::Mode));
}

#[test]
fn only_old_temporary_files_are_swept() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("x.1.2.tmp"), b"").unwrap();
    fs::write(root.path().join("x"), b"").unwrap();
    let modified_s = list(root.path())[0].modified_s;
    sweep(root.path(), modified_s + STALE_TEMPORARY_S);
    assert_eq!(list(root.path()).len(), 2);
    sweep(root.path(), modified_s + STALE_TEMPORARY_S + 1);
    assert_eq!(list(root.path()).len(), 1);
}
