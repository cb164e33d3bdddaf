"""pages.py FOLDER: writes each example of the rule pages into FOLDER, as seeds for the fuzzer."""
import hashlib
import pathlib
import re
import sys

out = pathlib.Path(sys.argv[1])
for page in pathlib.Path("docs/rules").rglob("*.md"):
    for block in re.findall(r"```(?:xml|json)[^\n]*\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        text = block.encode()
        if not block.lstrip().startswith(("<?xml", "<rss", "<feed", "{", "[")):
            text = b'<rss version="2.0"><channel>' + text + b"</channel></rss>"
        (out / hashlib.sha1(text).hexdigest()[:16]).write_bytes(text)
