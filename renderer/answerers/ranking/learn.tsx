import style from '../answerers.module.css';

/** How the list comes about, in plain words, and what it cannot know. */
export function Learn() {
  return (
    <details className={style.learn}>
      <summary>Learn about top answerers</summary>
      <h2>How is this computed?</h2>
      <p>
        We look at how often people said an answer helped, we trust the asker and verified clinicians more, and we hold back when there are few ratings. Helping many different people counts a little more, with less
        added each time. Answers that broke a rule lower it. Speed, length, streaks and emergencies do not count. You can see the four numbers for your own answers and take yourself off the list.
      </p>
      <h2>What counts</h2>
      <ul>
        <li>The asker accepted the answer or thanked for it: 2, once.</li>
        <li>Another member thanked for it in the thread: 1 each.</li>
        <li>Likes: ½ each, for one answer never more than 2 together, because the forum does not say whose they are.</li>
        <li>After half a year a rating counts half.</li>
        <li>One answer a week to the same person, and five a day; the first ones.</li>
      </ul>
      <h2>What does not count</h2>
      <ul>
        <li>Answers to an emergency: sending somebody to help is no contest.</li>
        <li>Messages of moderators, and templates without a word of your own, as far as this desk knows them.</li>
        <li>How fast, how long, how many days in a row.</li>
      </ul>
      <h2>What nobody here can know</h2>
      <ul>
        <li>The forum lets people say that an answer helped, never that it did not. So “how often it helped” mostly says how many said so.</li>
        <li>Friends can like each other. Rounds cannot see that.</li>
        <li>The list says nothing of anybody’s training. A licence would be shown beside a name, and a clinician’s word would weigh 2, only if the forum had verified it; it tells Rounds of none.</li>
        <li>A thank-you that asks something new is read as a question, and not counted.</li>
      </ul>
      <p>At most ten are listed, and nobody with fewer than four rated answers to three people. Whoever answered last stands first where the score is the same.</p>
    </details>
  );
}
