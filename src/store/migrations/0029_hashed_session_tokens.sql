-- Tokens of sessions stand as their SHA-256 from here on: whoever reads the table takes no session. Those that are open
-- stay open, for the cookie has the token itself.
UPDATE auth_sessions SET token = encode(sha256(convert_to(token, 'UTF8')), 'hex');
