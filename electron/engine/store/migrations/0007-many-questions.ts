/** What a desk with a hundred thousand questions needs so that no look at it walks through all of them. */
export const manyQuestions = /* sql */ `
-- Questions that wait and whose words have to be read, by the triggers below; oldest first. Read or of no interest any more, they are taken out.
create table words_to_read (
  question_id text primary key references questions(id) on delete cascade,
  asked_at integer not null
) strict;
create index words_to_read_oldest on words_to_read (asked_at);

-- No "or ignore": within a trigger the conflict clause of the outer statement would take its place.
create trigger words_of_new_post after insert on posts when new.number = 1 begin
  insert into words_to_read select id, asked_at from questions where id = new.question_id and is_waiting = 1 and id not in (select question_id from words_to_read);
end;
create trigger words_of_changed_post after update on posts when new.number = 1 and (new.version <> old.version or new.updated_at <> old.updated_at or new.html <> old.html) begin
  insert into words_to_read select id, asked_at from questions where id = new.question_id and is_waiting = 1 and id not in (select question_id from words_to_read);
end;
create trigger words_of_question after update on questions when new.is_waiting = 1 and (old.is_waiting = 0 or new.title <> old.title) begin
  insert into words_to_read select new.id, new.asked_at where new.id not in (select question_id from words_to_read);
end;

-- How many of an account wait, and how many of its questions are decided.
create index questions_waiting_of on questions (account_id, level, id) where is_waiting = 1;
create index questions_progress on questions (account_id, is_read, state);
-- Whose thread should be read, of one account.
create index questions_to_read_of on questions (account_id, wants_reading, posts_count, asked_at) where wants_reading > 0;
`;
