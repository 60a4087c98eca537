import { useId } from 'react';

/** A labelled field that says what is wrong with it once the form was sent. */
export function Field({ label, error, ...rest }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-invalid={Boolean(error)} aria-describedby={error && `${id}-error`} {...rest} />
      {error && (
        <p id={`${id}-error`} className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
