package page

// Policy is what a page lets a browser load (Content Security Policy Level 3):
// style, script, pictures and fonts of the site itself, and nothing else. No
// script or style in the page runs, no form is sent, nothing is framed or
// embedded, and nothing fetched but from the site, as browsers' audits fetch its
// robots.txt. It stands in every page, so that it holds on hosts that take no
// headers, and on a disk, where 'self' is any file: there a page can show no more
// than its own folder has.
const Policy = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"

// Framing is the part of the policy that only a header can say: no page of
// another site holds one of ours in a frame.
const Framing = "; frame-ancestors 'none'"
