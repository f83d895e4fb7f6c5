-- An answer is the same again only under the same key: the bytes that one key of an organisation signed may be signed by another, too, and each gets its
-- own receipt.

alter table answer drop constraint answer_digest_key;
create unique index answer_signed on answer (digest, (coalesce(keyid, '')));
