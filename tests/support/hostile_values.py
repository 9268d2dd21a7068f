"""What somebody who means harm, or whose program is broken, puts where a value is expected; each as it is sent."""

from collections.abc import Mapping, Sequence

NUMBERS: Sequence[bytes] = (
    *(b"0", b"-1", b"+1", b"1_0", b" 1", b"1.0", b"1e3", b"NaN", b"Infinity", b"0x1", b"true", b""),
    *(b"32767", b"32768", b"2147483648", b"9223372036854775807", b"9223372036854775808", b"9" * 18, b"9" * 19),
    *(b"7" * 4_400, "٣".encode(), "²".encode(), "１".encode(), b"1\n", b"1\x00", b"1e400", b"999999999999.99"),
)
DATES: Sequence[bytes] = (
    *(b"0000-00-00", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"2026-02-30", b"2026-1-1", b"31/02/2026"),
    *(b"9999-12-31T23:59", b"0001-01-01T00:00", b"2026-11-30T24:00", b"2026-11-30T10:00+99:00", b"-2026-01-01"),
    "٢٠٢٦-٠١-٠١".encode(),
)
TEXTS: Sequence[bytes] = (
    *(b"\x00", b"a\x00b", b"\x1b[31m", b"\x7f", b"\x0b\x0c", b"\r\nSet-Cookie: x=1", b"\xff\xfe", b"\xed\xa0\x80"),
    *("\u200b\u202e\ufeff".encode(), "\ufffe\uffff".encode(), "\u0301".encode() * 300, "𠀋😀".encode() * 50),
    *(b"a" * 25_000, b"<script>alert(1)</script>", b"{{7*7}}{% raw %}", b"%(x)s %s {0} %", b"'; DROP TABLE need; --"),
    *(b"\\", b'"', b"../../etc/passwd", b"//evil.example", b"/\\evil.example", b"http://[::1", b"javascript:alert(1)"),
    *(
        b"a@b.vn",
        "đức@vidu.vn".encode(),
        b"mailto:an@vidu.vn",
        b"a..b@vidu.vn",
        b"a@" + b"x" * 300,
        b"@",
        b"0912345678",
    ),
    *(b"[]", b"null", b"[" * 2_000, b"=cmd|'/c calc'!A1", b"xn--zzzzzz", b"\xc3\xa1".decode().encode("utf-16")),
)
VALUES = (*NUMBERS, *DATES, *TEXTS)

SEGMENTS: Sequence[bytes] = (
    *(b"..", b".", b"%2e%2e", b"%2f", b"%00", b"%ff", b"%c0%ae", b"%ed%a0%80", b"%", b"%zz", b"%0a", b"%0d%0aX:y"),
    *(b"-1", b"0", b"9" * 19, b"7" * 4_400, b"%D9%A3", b"1%00", b"1%0a", b"1.0", b"1e3", b"a" * 9_000, b"+", b"*"),
    *(b"[", b"]", b"[::1", b";a=b", b"~", b"CON", b"a%5cb", b"%F0%9F%98%80", b"con.txt", b"1;2", b"@", b":80"),
)

ODD_TYPES: Sequence[bytes] = (
    *(b"", b"/", b"text", b"text/plain", b"application/json", b"multipart/form-data", b"multipart/mixed; boundary=x"),
    b"multipart/form-data; boundary=",
    b"multipart/form-data; boundary=" + b"x" * 5_000,
    b"multipart/form-data; boundary=\xff\x00",
    b'multipart/form-data; boundary="',
    b"application/x-www-form-urlencoded; charset=utf-16",
    b"application/x-www-form-urlencoded, multipart/form-data; boundary=x",
)
CHARSETS: Sequence[bytes] = (
    *(b"punycode", b"idna", b"utf-7", b"utf-16", b"utf-32", b"unicode_escape", b"raw_unicode_escape", b"cp1258"),
    *(b"base64", b"zlib", b"undefined", b"rot13", b"mbcs", b"UTF-8", b"utf8", b"\xff", b"a" * 3_000, b'"\\"', b"%00"),
)
HEADERS: Mapping[bytes, Sequence[bytes]] = {
    b"Host": (
        b"",
        b"127.0.0.1:[",
        b"127.0.0.1:x",
        b"127.0.0.1:99999999",
        b"[::1",
        b"localhost:",
        b"\xff",
        b"a" * 9_000,
    ),
    b"Origin": (b"null", b"http://[::1", b"\xff", b"http://127.0.0.1:x", b"", b"//", b"http://evil.example"),
    b"Referer": (
        b"http://[::1",
        b"http://127.0.0.1:x/",
        b"\xff",
        b"//[",
        b"http://[v1.a]/",
        b"a" * 9_000,
        b"/%00",
        b"http://\xe2\x84\x80/",
    ),
    b"Cookie": (
        b"",
        b"=",
        b";;;",
        b"csrf",
        b'csrf="\\',
        b"language=\xff",
        b"__Host-session=\x80",
        b"a=" + b"x" * 9_000,
        b"csrf=a; csrf=b",
    ),
    b"Accept": (b"application/json", b"*/*;q=x", b"\xff", b"", b"text/html;q=1e999"),
    b"Accept-Language": (b"\xff", b"vi;q=x", b"*" * 9_000, b"en,,,"),
    b"Range": (
        b"bytes=0-",
        b"bytes=-1",
        b"bytes=9-1",
        b"bytes=" + b"0-1," * 900,
        b"bytes=" + b"9" * 5_000 + b"-",
        b"x=1",
        b"bytes=a-b",
    ),
    b"If-Range": (b"\xff", b"Mon", b'"'),
    b"If-None-Match": (b"*", b'W/"', b"\xff"),
    b"If-Match": (b"\xff", b"1", b"9" * 5_000),
    b"If-Modified-Since": (b"Mon, 99 Foo 99999 99:99:99 GMT", b"0", b"\xff", b"Thu, 01 Jan 1970 00:00:00 +9999999999"),
    b"X-Forwarded-For": (b"\xff", b"::1", b"," * 900, b"a\x0bb"),
    b"X-Forwarded-Proto": (b"https", b"\xff"),
    b"X-Forwarded-Host": (b"evil.example", b"[::1"),
    b"Forwarded": (b'for="[', b"host=evil.example;proto=https"),
    b"User-Agent": (b"", b"\xff" * 300, b"Firefox" * 900),
    b"HX-Request": (b"true", b"\xff"),
    b"HX-History-Restore-Request": (b"true",),
    b"HX-Current-URL": (b"http://[::1", b"\xff"),
    b"HX-Target": (b"\xff", b"a" * 9_000),
    b"Authorization": (b"Basic \xff", b"Bearer", b"Digest"),
    b"Expect": (b"100-continue", b"200-ok"),
    b"Upgrade": (b"websocket", b"h2c"),
    b"Transfer-Encoding": (b"identity", b"gzip, chunked", b"xchunked"),
    b"Content-Encoding": (b"gzip", b"br"),
    b"Idempotency-Key": (b"\xff", b"a" * 9_000),
    b"X-HTTP-Method-Override": (b"DELETE",),
}
METHODS: Sequence[bytes] = (b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"PROPFIND")
