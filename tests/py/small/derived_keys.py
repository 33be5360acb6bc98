"""Keys derived from passwords."""
# oracle: native
import hashlib

print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 50).hex(), hashlib.pbkdf2_hmac('sha1', b'p' * 99, b's', 3, dklen=30).hex())
for args in (('sha1', 'x', b'', 1), ('sha1', b'', b'', 0), ('sha1', b'', b'', 1, 0), (5, b'', b'', 1)):
    try:
        hashlib.pbkdf2_hmac(*args)
    except Exception as e:
        print(type(e).__name__, e)
