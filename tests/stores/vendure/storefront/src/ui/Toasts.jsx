import { createContext, useCallback, useContext, useState } from 'react';

const ToastContext = createContext(() => {});
const SHOWN = 4000; // milliseconds

export const useToast = () => useContext(ToastContext);

export function ToastProvider({ children }) {
  const [toasts, setToasts] = useState([]);
  const toast = useCallback((text, kind = 'info') => {
    const id = crypto.randomUUID();
    setToasts((now) => [...now, { id, text, kind }]);
    setTimeout(() => setToasts((now) => now.filter((one) => one.id !== id)), SHOWN);
  }, []);
  return (
    <ToastContext value={toast}>
      {children}
      <div className="toasts" aria-live="polite">
        {toasts.map(({ id, text, kind }) => (
          <div key={id} className={`toast ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
            {text}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
